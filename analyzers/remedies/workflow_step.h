// The place of a credential in a GitHub workflow: an input or variable of a step, a variable of a
// job or of the whole workflow, or the text of a script.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/remedies/code.h"
#include "analyzers/source/path.h"

namespace plumbline::remedies {

struct WorkflowStep {
  Node workflow;             // the top mapping
  Node job;                  // the job's mapping; null if several jobs share the variable
  std::vector<Node> jobs;    // those with steps that the place serves: one, but for the workflow's
  Node item;                 // the step with its dash; null for a job's or workflow's variable
  Node owner;                // the mapping that has the section: the step's, job's or workflow's
  Node pair;                 // `token: …` around the place
  ByteRange place;           // of the credential itself
  std::string_view action;   // "actions/checkout", without its version; empty for `run`
  std::string_view section;  // "with", "env"; empty for a key of the step itself
  std::string_view key;      // "token", "run"

  bool is_script() const { return section.empty() && key == "run"; }
};

std::optional<WorkflowStep> workflow_step_at(const Code& code, const ByteRange& place);

/// A key of the step, without quotes; empty if there is none.
std::string_view of_step(const Code& code, const WorkflowStep& step, std::string_view key);

/// An entry of one of its sections: ("with", "repository").
std::string_view of_step(const Code& code, const WorkflowStep& step, std::string_view section,
                         std::string_view key);

}  // namespace plumbline::remedies

// The step of a GitHub workflow around a place, with its job: what the workflow rows look at.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/remedies/code.h"
#include "analyzers/remedies/edit_script.h"

namespace plumbline::remedies {

struct WorkflowStep {
  Node workflow;             // the top mapping
  Node job;                  // the job's mapping
  Node step;                 // the step's mapping
  Node pair;                 // `token: …` around the place
  std::string_view action;   // "actions/checkout", without its version; empty for `run`
  std::string_view section;  // "with" or "env"
  std::string_view key;      // "token"
};

bool is_workflow_path(std::string_view path);

std::optional<WorkflowStep> workflow_step_at(const Code& code, const ByteRange& place);

struct Scope {
  std::string_view name;  // "contents"
  bool write = false;
};

/// Makes sure that the job has the scopes: its own `permissions` grow, or it gets a copy of what is
/// in force with the scopes added. Returns false if the form of what is there is unknown.
bool grant(const Code& code, const WorkflowStep& step, const std::vector<Scope>& scopes,
           EditScript& script);

/// Adds `key: value` lines to the job, after `runs-on`.
void add_to_job(const Code& code, Node job, const std::string& block, EditScript& script);

}  // namespace plumbline::remedies

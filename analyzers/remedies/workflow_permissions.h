// What the token of a workflow's job may do, and how a row gives it what its replacement needs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/remedies/edit_script.h"
#include "analyzers/remedies/workflow_step.h"

namespace plumbline::remedies {

struct Scope {
  std::string_view name;  // "contents"
  bool write = false;
};

/// `was_unset`: until now the repository's setting was in force. `refused`: the form of what is
/// there is unknown, or no single job is meant.
enum class Grant { refused, done, was_unset };

/// Makes sure that the job has the scopes: its own `permissions` grow, or it gets a copy of what is
/// in force with the scopes added. Never at the workflow's level.
Grant grant(const Code& code, const WorkflowStep& step, const std::vector<Scope>& scopes,
            EditScript& script);

/// Adds `key: value` to the job, after `runs-on`: lines, or one more entry of a flow mapping.
void add_to_job(const Code& code, Node job, const std::string& block, EditScript& script);

}  // namespace plumbline::remedies

// Rows of GitHub workflows that their records describe as data: which action or command takes the
// stored credential, which keys go, which come, and what the job's token must be allowed.
#pragma once

#include <vector>

#include "analyzers/remedies/site.h"
#include "analyzers/remedies/workflow_permissions.h"
#include "analyzers/remedies/workflow_step.h"

namespace plumbline::remedies {

std::vector<Plan> step_rows(const Site& site, const WorkflowStep& step);

/// The row that would take the place over, whatever is around it; empty if none does.
std::string_view step_row_for(const Code& code, const WorkflowStep& step);

/// Takes these keys out of the section that holds the place; false if its form is unknown.
bool drop_entries(const Code& code, const WorkflowStep& step, Kinds keys, Plan& plan);

/// Takes the whole step out.
bool remove_step(const Code& code, Node item, EditScript& script);

/// Notes in the plan what grant() found; false if it refused.
bool grant_for(const Site& site, const WorkflowStep& step, const std::vector<Scope>& scopes,
               Plan& plan);

}  // namespace plumbline::remedies

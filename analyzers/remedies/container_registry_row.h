// 10.ghcr: a stored token that logs in to GitHub's own container registry, by the login action or
// in a script.
#pragma once

#include <optional>

#include "analyzers/remedies/site.h"
#include "analyzers/remedies/workflow_step.h"

namespace plumbline::remedies {

/// Whether the place is the password of such a login and all images that the workflow names belong
/// to the owner of this repository: another one's would not let the job's token in.
bool logs_in_to_own_registry(const Site& site, const WorkflowStep& step);

std::optional<Plan> container_registry_row(const Site& site, const WorkflowStep& step);

}  // namespace plumbline::remedies

// Publishing from a GitHub workflow without a stored credential: 7.gha (npm), 8.gha (PyPI).
#pragma once

#include <optional>

#include "analyzers/remedies/site.h"
#include "analyzers/remedies/workflow_step.h"

namespace plumbline::remedies {

bool publishes_to_npm(const Code& code, const WorkflowStep& step);
bool publishes_to_pypi(const Code& code, const WorkflowStep& step);

/// Class A where everything that trusted publishing asks for is in the job; T where it can be
/// brought in; F for runners and registries that cannot have it.
std::optional<Plan> npm_row(const Site& site, const WorkflowStep& step);

/// A for the index itself, T for another public one, F for a private one.
std::optional<Plan> pypi_row(const Site& site, const WorkflowStep& step);

}  // namespace plumbline::remedies

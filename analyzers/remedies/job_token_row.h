// 5.gha: a stored GitHub token in a step that the job's own token serves.
#pragma once

#include <optional>

#include "analyzers/remedies/site.h"
#include "analyzers/remedies/workflow_step.h"

namespace plumbline::remedies {

/// Whether the place is an input or variable that hands a GitHub token to a step.
bool takes_job_token(const Code& code, const WorkflowStep& step);

/// Class A only when the token can be shown to serve this repository and to start no further
/// workflow; class T otherwise, and the row 5.gha2 when another repository is named.
std::optional<Plan> job_token_row(const Site& site, const WorkflowStep& step);

}  // namespace plumbline::remedies

// 6.glci: a stored GitLab token in a pipeline, where the job's own token serves.
#pragma once

#include <optional>

#include "analyzers/remedies/site.h"

namespace plumbline::remedies {

/// A header of a call, the address of a clone, or a variable that scripts put into such headers.
/// Always a template: the other side must allow the job's token. Not offered where an endpoint is
/// known to take none.
std::optional<Plan> gitlab_token_row(const Site& site);

}  // namespace plumbline::remedies

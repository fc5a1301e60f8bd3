// GitHub workflows: the rows for a stored credential where the job's own token, a trusted publisher
// or a federated identity does.
#pragma once

#include <string_view>
#include <vector>

#include "analyzers/remedies/site.h"
#include "analyzers/remedies/workflow_step.h"

namespace plumbline::remedies {

/// The rows for the place, a literal or `${{ secrets.X }}`, the best one first.
std::vector<Plan> workflow_rows(const Site& site);

/// The row that looks at this place at all, whether or not it applies in the end; empty if none.
std::string_view workflow_row_for(const Site& site);

}  // namespace plumbline::remedies

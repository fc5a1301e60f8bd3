// Rows of manifests that hand a credential to a program by its environment: Kubernetes, compose,
// GitLab CI. Their records say which variables go, which come, and what the workload gets besides.
#pragma once

#include <string_view>
#include <vector>

#include "analyzers/remedies/site.h"

namespace plumbline::remedies {

std::vector<Plan> environment_rows(const Site& site);

/// The row for a variable at this place that takes its value from a stored secret; empty if there
/// is none.
std::string_view environment_row_for(const Code& code, Node entry);

}  // namespace plumbline::remedies

// The rows for files that configure programs rather than being ones: workflows, manifests,
// infrastructure, properties.
#pragma once

#include <vector>

#include "analyzers/remedies/site.h"

namespace plumbline::remedies {

bool is_configuration(Language language);

/// The rows for the place, the best one first; class F ones have no edit.
std::vector<Plan> configuration_rows(const Site& site);

}  // namespace plumbline::remedies

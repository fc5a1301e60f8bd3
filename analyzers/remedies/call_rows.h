// Templates for calls in code that records describe as data (`edit: call:`): which arguments go,
// which come, and what a person fills in.
#pragma once

#include <span>
#include <vector>

#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {

/// The templates for exactly this call whose credential lies in one of the ranges: the first that
/// fits, and one for each further platform.
std::vector<Plan> call_rows(const Document& document, Node node,
                            std::span<const ByteRange> secrets);

}  // namespace plumbline::remedies

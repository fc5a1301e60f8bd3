// Templates for calls in code that records describe as data (`edit: call:`): which arguments go,
// which come, and what a person fills in.
#pragma once

#include <span>

#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {

/// The template for exactly this call whose credential lies in one of the ranges, or nothing.
std::optional<Plan> call_row(const Document& document, Node node,
                             std::span<const ByteRange> secrets);

}  // namespace plumbline::remedies

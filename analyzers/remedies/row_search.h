// Which row of the catalogue applies to a place in code.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {

/// The row for the construct around the place, or around the uses of the variable that the place is
/// the value of; only rows that replace credentials of the kind.
std::optional<Plan> row_around(const Document& document, std::string_view kind, Node place);

/// The templates for the same, of those that records describe as data: one for each platform.
std::vector<Plan> templates_around(const Document& document, std::string_view kind, Node place,
                                   std::span<const ByteRange> secrets);

}  // namespace plumbline::remedies

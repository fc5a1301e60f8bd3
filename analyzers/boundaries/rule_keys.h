// Which keys a rule of each kind has.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "analyzers/boundaries/architecture.h"

namespace plumbline::boundaries {

/// The names of all kinds, in the order of RuleKind.
std::span<const std::string_view> rule_kind_names();

/// Whether rules of the kind are evaluated, not only validated.
bool is_evaluated(RuleKind kind);

/// All keys that a rule of the kind may have, the common ones included.
std::vector<std::string_view> keys_of(RuleKind kind);

/// The keys without which the rule says nothing.
std::vector<std::string_view> needed_keys_of(RuleKind kind);

}  // namespace plumbline::boundaries

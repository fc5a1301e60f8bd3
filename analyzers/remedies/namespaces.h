// C# imports namespaces, not names: which types a `using` may have been there for.
#pragma once

#include <string_view>

#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {

/// Whether the removed code named a type of the namespace and nothing else in the file does. Only
/// for namespaces whose types are listed here; of others nothing can be said.
bool becomes_unused(const Code& code, std::string_view name_space, const std::vector<Node>& gone);

}  // namespace plumbline::remedies

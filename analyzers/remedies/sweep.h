// Names in what a plan takes out lose a use: the declarations that only fed the credential go, too.
#pragma once

#include <vector>

#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {

/// Adds to the plan's script and to its `gone`. Sets the class to T where the credential has other
/// uses, here or in another file. False if something would be left that does not compile.
bool sweep(const Document& document, const std::vector<ByteRange>& secrets, Plan& plan);

}  // namespace plumbline::remedies

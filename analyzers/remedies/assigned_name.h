// What the code calls a value: the variable, argument, property or key that takes it.
#pragma once

#include <string_view>

#include "analyzers/remedies/code.h"

namespace plumbline::remedies {

/// As written ("dbPassword", "$dbPassword", "setPassword"); empty if nothing names the value.
std::string_view assigned_name(const Code& code, Node value);

}  // namespace plumbline::remedies

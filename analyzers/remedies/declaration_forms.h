// How each language writes a declaration.
#pragma once

#include <optional>

#include "analyzers/remedies/declaration.h"

namespace plumbline::remedies {

/// The declaration whose whole value is `value`, whatever else binds its name.
std::optional<Declaration> declaration_in(const Code& code, Node value);

/// PHP: the `define('NAME', …);` of the name, if the file has one and only one; else null. The
/// value is meant.
Node defined_value(const Code& code, std::string_view name);

/// The value that would make the name a declaration of ours: its last sibling.
Node value_beside(const Code& code, Node name);

}  // namespace plumbline::remedies

// Positions that take no run-time read: the value must be known when the program is compiled, or
// is no expression at all.
#pragma once

#include "analyzers/remedies/code.h"

namespace plumbline::remedies {

/// Whether a look-up cannot stand where the node stands: annotation values, `case` labels, default
/// parameter values of C# and PHP, enum members, literal types, docstrings, keys.
bool refuses_lookup(const Code& code, Node node);

/// Whether the literal is the value of a constant that is used in such a position, itself or as
/// part of another constant: as far as `hops` constants away.
bool used_where_constant(const Code& code, Node literal, int hops = 4);

}  // namespace plumbline::remedies

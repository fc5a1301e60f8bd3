// A static key that stands beside the settings of a federation: the SDKs take the key first, so
// that the federation is there and does nothing.
#pragma once

#include "analyzers/remedies/code.h"

namespace plumbline::remedies {

/// The entry of the static key in a YAML mapping or list of variables that has both; null if it has
/// not.
Node shadowing_key(const Code& code, Node variables);

}  // namespace plumbline::remedies

// Options that a call is given by name: `opts = { … }` before `Client.new(opts)`.
#pragma once

#include <optional>

#include "analyzers/remedies/code.h"

namespace plumbline::remedies {

struct HeldOptions {
  /// The literal object, hash or array that the variable holds.
  Node object;
  /// The variable has other uses: what goes out of it, goes for them, too.
  bool shared = false;
};

/// What the name at `use` stands for, if one declaration of the file says so with a literal object.
std::optional<HeldOptions> held_options(const Code& code, Node use);

}  // namespace plumbline::remedies

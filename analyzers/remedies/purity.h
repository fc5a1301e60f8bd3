// Which expressions can be taken out without a trace.
#pragma once

#include "analyzers/remedies/code.h"

namespace plumbline::remedies {

/// Whether evaluating the expression has no effect and needs no name that goes: literals, lists and
/// objects of them, environment look-ups, and the calls of SDKs that only wrap a credential.
bool is_pure(const Code& code, Node value);

/// A pure call that makes a credential object.
bool is_credential(const Code& code, Node value);

/// A literal, or an object of literals.
bool is_literal_only(Node value);

}  // namespace plumbline::remedies

// Rust: a literal is a `&'static str`, what the environment gives a `String`.
#pragma once

#include <optional>
#include <string>

#include "analyzers/remedies/literal.h"
#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {

/// What replaces the literal, or a larger expression around it.
struct RustRead {
  Node replaced;
  std::string text;
};

/// `read` is an expression of type String. Nothing where a borrowed text must outlive the
/// statement, or is part of a pattern, an attribute or a format string.
std::optional<RustRead> rust_read(const Code& code, Node literal, const std::string& read);

}  // namespace plumbline::remedies

// The string literal that holds a secret: its node, what it says and whether that is all secret.
#pragma once

#include <optional>
#include <string_view>

#include "analyzers/remedies/code.h"

namespace plumbline::remedies {

struct Literal {
  /// The whole expression with its quotes and prefix; several adjacent strings count as one.
  Node node;
  /// Between the quotes.
  ByteRange content;
  /// The content is the secret and nothing else.
  bool whole = false;
  /// Holds an interpolation, so that it is no constant.
  bool interpolated = false;
};

/// The literal around the range, which lies inside its quotes; nothing if there is none.
std::optional<Literal> literal_at(const Code& code, const ByteRange& secret);

/// A literal's source text without prefix and quotes: `r"x"` → `x`.
std::string_view unquoted(std::string_view literal);

}  // namespace plumbline::remedies

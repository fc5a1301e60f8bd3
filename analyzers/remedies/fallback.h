// A literal that only stands in for a variable that is not set: `os.getenv("X", "…")`,
// `process.env.X || "…"`, `Environment.GetEnvironmentVariable("X") ?? "…"`.
#pragma once

#include <optional>
#include <string>

#include "analyzers/remedies/code.h"

namespace plumbline::remedies {

struct LookupWithFallback {
  Node whole;
  std::string variable;
};

/// The look-up that the literal is the fallback of.
std::optional<LookupWithFallback> lookup_with_fallback(const Code& code, Node literal);

/// `${NAME:secret}` of Spring, `${NAME:-secret}` of shells and compose files.
struct PlaceholderWithFallback {
  ByteRange whole;
  std::string variable;
};

/// Nothing if the secret is not all that the placeholder falls back to.
std::optional<PlaceholderWithFallback> placeholder_with_fallback(std::string_view text,
                                                                 const ByteRange& secret);

}  // namespace plumbline::remedies

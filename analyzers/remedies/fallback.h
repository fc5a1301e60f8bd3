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

}  // namespace plumbline::remedies

// Something wrong in a file that configures Plumbline: shown on its own line of that file, with a
// suggestion.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "analyzers/source/offsets.h"

namespace plumbline::configuration {

struct Fault {
  enum class Level { error, warning, hint };

  Level level = Level::error;
  ByteRange range;              // in the configuration file
  std::string message;          // a sentence, with the suggestion in it
  std::string rule = "config";  // the id it is reported under
};

/// The candidate nearest to `word` (at most a third of its letters differ), or empty: for "did you
/// mean `x`?".
std::string nearest(std::string_view word, std::span<const std::string_view> candidates);

/// "unknown key `x`; did you mean `y`?", or without the question when nothing is near.
std::string unknown_message(std::string_view what, std::string_view word,
                            std::span<const std::string_view> candidates);

}  // namespace plumbline::configuration

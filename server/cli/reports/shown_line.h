// A source line for a terminal: secrets masked, control characters made harmless, tabs and wide
// characters measured, the interesting part underlined.
#pragma once

#include <string>
#include <vector>

#include "analyzers/source/snapshot.h"

namespace plumbline::cli {

struct ShownLine {
  std::string text;
  std::string underline;  // blanks and ▔, as wide as `text` up to the end of the range
};

/// The line on which `range` begins, or the part of it around the range if it is long. `secrets`
/// are the ranges that hold secrets in the whole file.
ShownLine show_line(const Snapshot& snapshot, const ByteRange& range,
                    const std::vector<ByteRange>& secrets);

}  // namespace plumbline::cli

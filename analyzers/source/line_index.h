// Where the lines of a text start. `\n`, `\r\n` and a lone `\r` each end a line, as in the Language
// Server Protocol.
#pragma once

#include <string_view>
#include <vector>

#include "analyzers/source/offsets.h"
#include "analyzers/source/text_change.h"

namespace plumbline {

/// A value type; copying costs four bytes per line. Does not keep the text, so every text handed in
/// must be the one that the index was built from or spliced to.
class LineIndex {
 public:
  LineIndex() : starts_{0} {}
  explicit LineIndex(std::string_view text);

  /// At least 1: an empty text has one empty line.
  uint32_t line_count() const { return static_cast<uint32_t>(starts_.size()); }

  /// Start of a line; `line` must be below line_count().
  ByteOffset start(LineNumber line) const { return ByteOffset{starts_[line.value]}; }

  /// The line that holds the offset. An offset beyond the text belongs to the last line.
  LineNumber line_of(ByteOffset offset) const;

  /// A line without its terminator.
  ByteRange content(LineNumber line, std::string_view text) const;

  /// A line with its terminator.
  ByteRange full(LineNumber line, std::string_view text) const;

  /// Brings the index from the old text to `text`, which is the old one after `change`. Rescans
  /// only the replaced bytes and their neighbours, so that `\r` + `\n` joined or split by the edit
  /// counts right.
  void splice(const TextChange& change, std::string_view text);

  friend bool operator==(const LineIndex&, const LineIndex&) = default;

 private:
  std::vector<uint32_t> starts_;
};

}  // namespace plumbline

// Collects the pieces of one edit and turns them into replacements that leave the file tidy: whole
// lines go with their trailing comment, and the blank lines around them do not double.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/findings/finding.h"
#include "analyzers/source/offsets.h"

namespace plumbline::remedies {

/// A value type over a text that must outlive it.
class EditScript {
 public:
  explicit EditScript(std::string_view text) : text_(text) {}

  void replace(const ByteRange& range, std::string new_text);
  void insert(uint32_t at, std::string new_text) { replace(byte_range(at, at), new_text); }
  void remove(const ByteRange& range) { replace(range, ""); }

  /// Removes every line that the range touches; other code on these lines makes it remove() the
  /// range alone. `comment_start` is what begins a trailing comment: "#", "//".
  void remove_lines(const ByteRange& range, std::string_view comment_start);

  /// Sorted and not overlapping; nothing if two pieces contradict each other.
  std::optional<std::vector<TextEdit>> finish() const;

  std::string_view text() const { return text_; }

 private:
  struct Piece {
    ByteRange range;
    std::string new_text;
    bool lines = false;
    /// The most blank lines that stood together between the lines taken out.
    uint32_t blanks = 0;
  };

  bool merge(Piece& into, const Piece& next) const;
  bool only_blank_between(uint32_t begin, uint32_t end) const;
  void tidy(Piece& piece) const;

  std::string_view text_;
  std::vector<Piece> pieces_;
};

/// The text after the edits, which must be sorted and not overlapping.
std::string apply(std::string_view text, const std::vector<TextEdit>& edits);

/// The first byte of the line that holds the offset.
uint32_t line_begin(std::string_view text, uint32_t offset);

/// The byte after the terminator of the line that holds the offset.
uint32_t line_end(std::string_view text, uint32_t offset);

/// The white space that the line of the offset begins with.
std::string_view indentation(std::string_view text, uint32_t offset);

/// "\r\n" if the text's first line ends so, else "\n".
std::string_view line_break(std::string_view text);

/// The first byte at or after the offset that is no space, tab, `\r` or `\n`.
uint32_t skip_space(std::string_view text, uint32_t offset);

/// Whether only spaces, tabs and a terminator lie in [begin, end).
bool is_blank(std::string_view text);

}  // namespace plumbline::remedies

// Reads forward through a text, never beyond a reach: the ground under every form that a name or a
// command opens.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "analyzers/source/ascii.h"
#include "analyzers/source/character_set.h"
#include "analyzers/source/offsets.h"

namespace plumbline::secrets {

inline bool is_quote(char c) {
  return c == '"' || c == '\'' || c == '`';
}

inline bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

inline bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

/// A view; the text must outlive it. Past its limit it sees zero bytes.
class TextReader {
 public:
  static constexpr uint32_t kReach = 4096;  // bytes

  TextReader(std::string_view text, uint32_t at)
      : text_(text),
        at_(at),
        limit_(static_cast<uint32_t>(std::min<size_t>(text.size(), size_t{at} + kReach))) {}

  uint32_t at() const { return at_; }
  char peek(uint32_t ahead = 0) const { return at_ + ahead < limit_ ? text_[at_ + ahead] : '\0'; }
  void advance(uint32_t count = 1) { at_ = std::min(limit_, at_ + count); }
  void seek(uint32_t at) { at_ = std::min(limit_, at); }
  bool done() const { return at_ >= limit_; }
  std::string_view text() const { return text_; }
  std::string_view rest() const { return text_.substr(at_, limit_ - at_); }

  bool accept(std::string_view word) {
    // Most are not there: one byte says so.
    if (word.empty() || peek() != word.front() || !rest().starts_with(word)) return false;
    advance(static_cast<uint32_t>(word.size()));
    return true;
  }

  uint32_t skip_blanks() {
    const uint32_t from = at_;
    while (is_blank(peek())) advance();
    return at_ - from;
  }

  /// True if a line end (LF, CR, or CRLF) was there.
  bool skip_line_end() {
    const bool carriage = accept("\r");
    return accept("\n") || carriage;
  }

  /// Blanks and at most one line end, with a continuation mark (`\`, or PowerShell's back quote)
  /// before it.
  void skip_to_next_token() {
    skip_blanks();
    if ((peek() == '\\' || peek() == '`') && is_line_end(peek(1))) advance();
    skip_line_end();
    skip_blanks();
  }

  /// The bytes up to the first of `delimiters`, which stays unread.
  ByteRange read_until(std::string_view delimiters) {
    const uint32_t begin = at_;
    advance(static_cast<uint32_t>(CharacterSet(delimiters).first_in(rest())));
    return byte_range(begin, at_);
  }

 private:
  std::string_view text_;
  uint32_t at_;
  uint32_t limit_;
};

}  // namespace plumbline::secrets

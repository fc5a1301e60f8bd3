// From pieces that know nothing of each other to one edit that leaves a tidy file.
//
// Rows say what goes and what comes, piece by piece, in any order. finish() sorts them and settles
// how they meet: what changes inside a part that goes, goes with it; lines that go one after
// another become one stretch, with the blank lines between; a piece that begins where a replacement
// ends is joined to it. Anything else that overlaps is a contradiction, and there is no edit.
//
// Tidiness is about blank lines. Where lines vanish, the blank lines above and below meet: as many
// stay as the larger side had, and where several stretches were taken out together, no fewer than
// stood between them. At the start of a file or of a block none stay, nor do those above what was
// the end of a block; at the end of a file the terminator is what it was before, there or not. A
// block begins where a line is indented deeper than the one before it, in every language.
//
// What can go wrong: CR LF. A line ends with its `\r`, blank lines are made with the text's own
// line break, and a cut at the end of the file takes both bytes. Every record's examples are
// applied with both line ends for that reason.
#include "analyzers/remedies/edit_script.h"

#include <algorithm>

namespace plumbline::remedies {
namespace {

/// Blank lines that end right before `offset`, which is the start of a line.
uint32_t blank_lines_before(std::string_view text, uint32_t offset) {
  uint32_t count = 0;
  while (offset > 0) {
    const uint32_t begin = line_begin(text, offset - 1);
    if (!is_blank(text.substr(begin, offset - begin))) break;
    ++count;
    offset = begin;
  }
  return count;
}

/// The end of `count` blank lines from `offset` on, or of all of them.
uint32_t after_blank_lines(std::string_view text, uint32_t offset, uint32_t count) {
  while (count-- > 0 && offset < text.size()) {
    const uint32_t end = line_end(text, offset);
    if (!is_blank(text.substr(offset, end - offset))) break;
    offset = end;
  }
  return offset;
}

uint32_t count_blank_lines(std::string_view text, uint32_t offset) {
  uint32_t count = 0;
  for (uint32_t next = after_blank_lines(text, offset, 1); next != offset; ++count) {
    offset = next;
    next = after_blank_lines(text, offset, 1);
  }
  return count;
}

constexpr uint32_t kAll = UINT32_MAX;

/// Whether the line at `begin` is indented deeper than the last line with text above it, or the
/// first one of PHP.
bool opens_block(std::string_view text, uint32_t begin) {
  uint32_t above = begin;
  while (above > 0 &&
         is_blank(text.substr(line_begin(text, above - 1), above - line_begin(text, above - 1)))) {
    above = line_begin(text, above - 1);
  }
  if (above == 0) return false;
  const uint32_t line = line_begin(text, above - 1);
  return indentation(text, begin).size() > indentation(text, line).size() ||
         text.substr(line).starts_with("<?php");
}

/// Whether the next line with text from `end` on is indented less than the line at `begin`.
bool closes_block(std::string_view text, uint32_t begin, uint32_t end) {
  const uint32_t next = after_blank_lines(text, end, kAll);
  return next < text.size() && indentation(text, begin).size() > indentation(text, next).size();
}

}  // namespace

uint32_t line_begin(std::string_view text, uint32_t offset) {
  while (offset > 0 && text[offset - 1] != '\n') --offset;
  return offset;
}

uint32_t line_end(std::string_view text, uint32_t offset) {
  const size_t end = text.find('\n', offset);
  return static_cast<uint32_t>(end == std::string_view::npos ? text.size() : end + 1);
}

std::string_view indentation(std::string_view text, uint32_t offset) {
  const uint32_t begin = line_begin(text, offset);
  const size_t end = text.find_first_not_of(" \t", begin);
  return text.substr(begin, (end == std::string_view::npos ? text.size() : end) - begin);
}

std::string_view line_break(std::string_view text) {
  const size_t end = text.find('\n');
  return end != std::string_view::npos && end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
}

uint32_t skip_space(std::string_view text, uint32_t offset) {
  const size_t at = text.find_first_not_of(" \t\r\n", offset);
  return static_cast<uint32_t>(at == std::string_view::npos ? text.size() : at);
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

void EditScript::replace(const ByteRange& range, std::string new_text) {
  pieces_.push_back({range, std::move(new_text), false});
}

void EditScript::remove_lines(const ByteRange& range, std::string_view comment_start) {
  const uint32_t begin = line_begin(text_, range.begin.value);
  const uint32_t end = line_end(text_, range.end.value);
  const std::string_view before = text_.substr(begin, range.begin.value - begin);
  std::string_view after = text_.substr(range.end.value, end - range.end.value);
  after.remove_prefix(std::min(after.find_first_not_of(" \t;"), after.size()));
  const bool alone = is_blank(before) && (is_blank(after) || after.starts_with(comment_start));
  if (!alone) return remove(range);
  pieces_.push_back({byte_range(begin, end), "", true});
}

bool EditScript::only_blank_between(uint32_t begin, uint32_t end) const {
  return is_blank(text_.substr(begin, end - begin));
}

bool EditScript::merge(Piece& into, const Piece& next) const {
  if (next.range.begin < into.range.end) {
    if (!into.new_text.empty()) return false;
    // What changes inside a part that goes, goes with it.
    if (!next.new_text.empty()) return into.range.contains(next.range);
    into.lines = into.lines && (next.lines || into.range.contains(next.range));
    into.range.end = std::max(into.range.end, next.range.end);
    return true;
  }
  if (!into.lines || !next.lines) return false;
  if (!only_blank_between(into.range.end.value, next.range.begin.value)) return false;
  const uint32_t gap = blank_lines_before(text_, next.range.begin.value);
  if (into.range.end < next.range.begin) into.blanks = std::max(into.blanks, gap);
  into.range.end = next.range.end;
  return true;
}

void EditScript::tidy(Piece& piece) const {
  if (!piece.lines || !piece.new_text.empty()) return;
  uint32_t begin = piece.range.begin.value;
  uint32_t end = piece.range.end.value;
  const bool opens = begin == 0 || opens_block(text_, begin);
  const bool closes = closes_block(text_, begin, end);
  const uint32_t before = opens ? kAll : blank_lines_before(text_, begin);
  const uint32_t after = count_blank_lines(text_, end);
  if (closes) {
    for (uint32_t i = blank_lines_before(text_, begin); i > 0; --i) {
      begin = line_begin(text_, begin - 1);
    }
  }
  if (!closes || opens) end = after_blank_lines(text_, end, before);
  const bool at_end = end == text_.size();
  for (uint32_t i = std::max(before, after); i < piece.blanks && !at_end && !closes; ++i) {
    piece.new_text += line_break(text_);
  }
  if (at_end) {
    const bool terminated = end > begin && text_[end - 1] == '\n';
    while (begin > 0 && is_blank(text_.substr(line_begin(text_, begin - 1),
                                              begin - line_begin(text_, begin - 1)))) {
      begin = line_begin(text_, begin - 1);
    }
    if (!terminated && begin > 0) begin -= begin > 1 && text_[begin - 2] == '\r' ? 2 : 1;
  }
  piece.range = byte_range(begin, end);
}

std::optional<std::vector<TextEdit>> EditScript::finish() const {
  std::vector<Piece> pieces = pieces_;
  std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    if (a.range.begin != b.range.begin) return a.range.begin < b.range.begin;
    if (a.range.empty() != b.range.empty()) return a.range.empty();
    return a.range.end > b.range.end;
  });
  std::vector<Piece> merged;
  for (const Piece& piece : pieces) {
    if (!merged.empty() && merge(merged.back(), piece)) continue;
    merged.push_back(piece);
  }
  std::vector<TextEdit> edits;
  for (size_t i = 0; i < merged.size(); ++i) {
    Piece& piece = merged[i];
    const bool takes_place = !edits.empty() && edits.back().range.end == piece.range.begin &&
                             !edits.back().new_text.empty();
    const bool gives_place = i + 1 < merged.size() &&
                             piece.range.end == merged[i + 1].range.begin &&
                             !merged[i + 1].new_text.empty();
    if (!takes_place && !gives_place) tidy(piece);
    if (!edits.empty() && piece.range.begin < edits.back().range.end) return std::nullopt;
    if (!edits.empty() && piece.range.begin == edits.back().range.end) {
      edits.back().range.end = piece.range.end;
      edits.back().new_text += piece.new_text;
      continue;
    }
    edits.push_back({piece.range, piece.new_text});
  }
  return edits;
}

std::string apply(std::string_view text, const std::vector<TextEdit>& edits) {
  std::string result;
  uint32_t at = 0;
  for (const TextEdit& edit : edits) {
    result.append(text.substr(at, edit.range.begin.value - at));
    result += edit.new_text;
    at = edit.range.end.value;
  }
  result.append(text.substr(at));
  return result;
}

}  // namespace plumbline::remedies

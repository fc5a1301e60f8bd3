// The line of a finding as a terminal shows it, with a mark under the range.
//
// Columns on a screen are neither bytes nor characters: tabs reach to the next stop, some
// characters are two wide and some have no width. The tables are ranges of Unicode, coarse on
// purpose. Of a long line only the neighbourhood of the range is shown.
//
// What can go wrong is the text. Control characters would steer the terminal, and characters that
// reorder text would make a line look like what it is not; both are shown as what they are,
// something that cannot be shown. Secrets are masked as everywhere (invariant 6).
#include "server/cli/reports/shown_line.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "protocol/columns.h"

namespace plumbline::cli {
namespace {

constexpr uint32_t kBytesBefore = 120;  // of a long line, what is shown left of the range
constexpr uint32_t kBytesAfter = 240;   // and from its start on
constexpr size_t kTabWidth = 4;
constexpr uint32_t kShownOfSecret = 4;
constexpr uint32_t kShortestShownSecret = 12;  // as masked() has it

using CodeRange = std::pair<char32_t, char32_t>;

constexpr std::array<CodeRange, 8> kWithoutWidth = {{{0x300, 0x36F},
                                                     {0x1AB0, 0x1AFF},
                                                     {0x1DC0, 0x1DFF},
                                                     {0x200B, 0x200F},
                                                     {0x20D0, 0x20FF},
                                                     {0xFE00, 0xFE0F},
                                                     {0xFE20, 0xFE2F},
                                                     {0xE0100, 0xE01EF}}};
constexpr std::array<CodeRange, 10> kWide = {{{0x1100, 0x115F},
                                              {0x2E80, 0x303E},
                                              {0x3041, 0xA4CF},
                                              {0xAC00, 0xD7A3},
                                              {0xF900, 0xFAFF},
                                              {0xFE30, 0xFE6F},
                                              {0xFF00, 0xFF60},
                                              {0xFFE0, 0xFFE6},
                                              {0x1F300, 0x1FAFF},
                                              {0x20000, 0x3FFFD}}};
/// Characters that reorder or hide text: a line must look like what it is.
constexpr std::array<CodeRange, 3> kDirections = {
    {{0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069}}};

template <size_t N>
bool is_in(const std::array<CodeRange, N>& ranges, char32_t code) {
  return std::any_of(ranges.begin(), ranges.end(), [code](const CodeRange& range) {
    return range.first <= code && code <= range.second;
  });
}

/// Of a valid sequence; a byte that starts none gives 0xFFFD.
char32_t code_of(std::string_view character) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(character[i]); };
  const auto tail = [&](size_t i) { return static_cast<char32_t>(byte(i) & 0x3F); };
  switch (character.size()) {
    case 1:
      return byte(0) < 0x80 ? byte(0) : 0xFFFD;
    case 2:
      return (byte(0) & 0x1Fu) << 6 | tail(1);
    case 3:
      return (byte(0) & 0x0Fu) << 12 | tail(1) << 6 | tail(2);
    default:
      return (byte(0) & 0x07u) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3);
  }
}

/// What stands for a character at a column, and how wide it is.
std::pair<std::string, size_t> cell(std::string_view character, size_t column) {
  const char32_t code = code_of(character);
  if (code == '\t') {
    const size_t width = kTabWidth - column % kTabWidth;
    return {std::string(width, ' '), width};
  }
  const bool harmful =
      code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xFFFD || is_in(kDirections, code);
  if (harmful) return {"�", 1};
  const size_t width = is_in(kWithoutWidth, code) ? 0 : is_in(kWide, code) ? 2 : 1;
  return {std::string(character), width};
}

bool is_masked(const std::vector<ByteRange>& secrets, ByteOffset at) {
  const auto after = std::upper_bound(
      secrets.begin(), secrets.end(), at,
      [](ByteOffset offset, const ByteRange& range) { return offset < range.begin; });
  if (after == secrets.begin()) return false;
  const ByteRange& range = *std::prev(after);
  if (!range.contains(at)) return false;
  return range.length() < kShortestShownSecret || at.value - range.begin.value >= kShownOfSecret;
}

/// The part of the line that is shown, cut at starts of characters.
ByteRange window(std::string_view text, const ByteRange& line, const ByteRange& range) {
  const auto is_inside_character = [&](uint32_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  uint32_t begin = line.begin.value;
  if (range.begin.value - begin > kBytesBefore) {
    begin = range.begin.value - kBytesBefore;
    while (begin < range.begin.value && is_inside_character(begin)) ++begin;
  }
  uint32_t end = std::min(line.end.value, range.begin.value + kBytesAfter);
  while (end < line.end.value && is_inside_character(end)) ++end;
  return byte_range(begin, std::max(begin, end));
}

}  // namespace

ShownLine show_line(const Snapshot& snapshot, const ByteRange& range,
                    const std::vector<ByteRange>& secrets) {
  const std::string_view text = snapshot.view();
  const ByteRange line = snapshot.lines->content(snapshot.lines->line_of(range.begin), text);
  const ByteRange marked = {std::min(range.begin, line.end), std::max(range.begin, range.end)};
  const ByteRange part = window(text, line, marked);
  ShownLine shown;
  size_t column = 0;
  const auto append = [&](std::string_view what, size_t width, bool underlined) {
    shown.text += what;
    for (size_t i = 0; i < width; ++i) shown.underline += underlined ? "▔" : " ";
    column += width;
  };
  if (line.begin < part.begin) append("…", 1, false);
  for (uint32_t at = part.begin.value; at < part.end.value;) {
    const uint32_t length = protocol::character_length(text.substr(at, part.end.value - at));
    const auto [what, width] = is_masked(secrets, ByteOffset{at})
                                   ? std::pair<std::string, size_t>("*", 1)
                                   : cell(text.substr(at, length), column);
    append(what, width, marked.contains(ByteOffset{at}));
    at += length;
  }
  if (marked.begin >= part.end || marked.empty()) shown.underline += "▔";
  if (part.end < line.end) shown.text += "…";
  while (shown.underline.ends_with(' ')) shown.underline.pop_back();
  return shown;
}

}  // namespace plumbline::cli

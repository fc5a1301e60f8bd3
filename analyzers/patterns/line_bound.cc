#include "analyzers/patterns/line_bound.h"

#include <algorithm>
#include <optional>

namespace plumbline::patterns {
namespace {

/// What may follow a backslash: classes without the line feed, borders of words, punctuation.
bool is_harmless_escape(char c) {
  return std::string_view("bBdwSt.*+?()[]{}|^$\\/-\"'<>#@%&~`=:;,! _").find(c) !=
         std::string_view::npos;
}

/// False if the group that opens at `open` may let `.` match a line feed, or `$` only the end.
bool is_harmless_group(std::string_view pattern, size_t open) {
  const std::string_view rest = pattern.substr(open + 1);
  if (!rest.starts_with('?') || rest.starts_with("?P<")) return true;
  const size_t flags_end = rest.find_first_not_of("im", 1);
  return flags_end != std::string_view::npos && (rest[flags_end] == ':' || rest[flags_end] == ')');
}

/// Where the class that opens at `open` closes; nothing if the line feed may be one of it.
std::optional<size_t> end_of_harmless_class(std::string_view pattern, size_t open) {
  const bool negated = pattern.substr(open + 1).starts_with('^');
  bool must_hold = false;
  bool may_hold = false;
  for (size_t i = open + (negated ? 2 : 1); i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '[') return std::nullopt;  // perhaps `[:space:]`
    if (c == ']') return (negated ? must_hold : !may_hold) ? std::optional(i) : std::nullopt;
    const bool escape = c == '\\' && i + 1 < pattern.size();
    const char named = escape ? pattern[++i] : c;
    must_hold |= named == '\n' || (escape && (named == 'n' || named == 's'));
    may_hold |= must_hold || (escape && !is_harmless_escape(named));
    // From a tab or another control character a range goes over the line feed.
    const bool low = escape ? named == 't' : static_cast<unsigned char>(named) < '\n';
    may_hold |= low && pattern.substr(i + 1).starts_with('-');
  }
  return std::nullopt;
}

}  // namespace

bool is_line_bound(std::string_view pattern) {
  for (size_t i = 0; i < pattern.size(); ++i) {
    switch (pattern[i]) {
      case '\n':
        return false;
      case '(':
        if (!is_harmless_group(pattern, i)) return false;
        break;
      case '\\':
        if (++i == pattern.size() || !is_harmless_escape(pattern[i])) return false;
        break;
      case '[': {
        const std::optional<size_t> end = end_of_harmless_class(pattern, i);
        if (!end) return false;
        i = *end;
        break;
      }
      default:
        break;
    }
  }
  return true;
}

ByteRange lines_around(std::string_view text, const ByteRange& part) {
  const size_t before = text.substr(0, part.begin.value).rfind('\n');
  const size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const size_t end = std::min(text.find('\n', part.end.value), text.size());
  return byte_range(static_cast<uint32_t>(begin), static_cast<uint32_t>(end));
}

}  // namespace plumbline::patterns

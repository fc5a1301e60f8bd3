#include "server/engine/ignore_rules.h"

#include <algorithm>
#include <utility>

namespace plumbline::engine {
namespace {

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> segments;
  for (size_t begin = 0;;) {
    const size_t slash = text.find('/', begin);
    segments.emplace_back(text.substr(begin, slash - begin));
    if (slash == std::string_view::npos) return segments;
    begin = slash + 1;
  }
}

/// Blanks at the end don't count, unless a backslash stands before them.
std::string_view without_trailing_blanks(std::string_view line) {
  while (line.ends_with(' ') && !line.ends_with("\\ ")) line.remove_suffix(1);
  return line;
}

/// Whether the class that starts at `pattern[at]` ("[…]") holds `c`; moves `at` behind it. A class
/// without an end holds nothing.
bool class_holds(std::string_view pattern, size_t& at, char c) {
  size_t i = at + 1;
  const bool inverted = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
  if (inverted) ++i;
  bool held = false;
  for (bool first = true; i < pattern.size() && (first || pattern[i] != ']'); first = false) {
    if (pattern[i] == '\\' && i + 1 < pattern.size()) ++i;
    const auto low = static_cast<unsigned char>(pattern[i++]);
    unsigned char high = low;
    if (i + 1 < pattern.size() && pattern[i] == '-' && pattern[i + 1] != ']') {
      high = static_cast<unsigned char>(pattern[i + 1]);
      i += 2;
    }
    const auto value = static_cast<unsigned char>(c);
    held = held || (low <= value && value <= high);
  }
  if (i >= pattern.size()) return false;
  at = i + 1;
  return held != inverted;
}

/// Whether one unit of the pattern (not `*`) stands for `c`; moves `at` behind it.
bool unit_matches(std::string_view pattern, size_t& at, char c) {
  switch (pattern[at]) {
    case '?':
      ++at;
      return true;
    case '[':
      return class_holds(pattern, at, c);
    case '\\':
      if (at + 1 < pattern.size()) ++at;
      return pattern[at++] == c;
    default:
      return pattern[at++] == c;
  }
}

/// One segment against one name. Remembers the last `*` only: giving an earlier one more characters
/// never helps.
bool segment_matches(std::string_view pattern, std::string_view name) {
  size_t p = 0;
  size_t n = 0;
  size_t star = std::string_view::npos;
  size_t after_star = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      after_star = n;
      continue;
    }
    size_t next = p;
    if (p < pattern.size() && unit_matches(pattern, next, name[n])) {
      p = next;
      ++n;
    } else if (star != std::string_view::npos) {
      p = star;
      n = ++after_star;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

/// Segments against segments: `reached[j]` says that the pattern so far matches the first j names.
bool path_matches(const std::vector<std::string>& pattern, const std::vector<std::string>& names) {
  std::vector<bool> reached(names.size() + 1, false);
  reached[0] = true;
  for (size_t i = 0; i < pattern.size(); ++i) {
    std::vector<bool> next(names.size() + 1, false);
    if (pattern[i] == "**") {
      const bool last = i + 1 == pattern.size();  // `a/**` is what lies in `a`, not `a` itself
      bool any = false;
      for (size_t j = 0; j <= names.size(); ++j) {
        next[j] = any || (reached[j] && !last);
        any = any || reached[j];
      }
    } else {
      for (size_t j = 0; j < names.size(); ++j) {
        next[j + 1] = reached[j] && segment_matches(pattern[i], names[j]);
      }
    }
    reached = std::move(next);
  }
  return reached[names.size()];
}

}  // namespace

IgnoreRules::IgnoreRules(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    add(without_trailing_blanks(line));
  }
}

void IgnoreRules::add(std::string_view line) {
  if (line.empty() || line.front() == '#') return;
  Line added;
  if (line.front() == '!') {
    added.negated = true;
    line.remove_prefix(1);
  }
  if (line.ends_with('/')) {
    added.folders_only = true;
    line.remove_suffix(1);
  }
  added.anchored = line.find('/') != std::string_view::npos;
  if (line.starts_with('/')) line.remove_prefix(1);
  if (line.empty()) return;
  added.segments = split(line);
  lines_.push_back(std::move(added));
}

IgnoreRules::Verdict IgnoreRules::verdict(std::string_view path, bool is_folder) const {
  if (lines_.empty()) return Verdict::none;
  const std::vector<std::string> names = split(path);
  for (auto line = lines_.rbegin(); line != lines_.rend(); ++line) {
    if (line->folders_only && !is_folder) continue;
    const bool matches = line->anchored ? path_matches(line->segments, names)
                                        : segment_matches(line->segments[0], names.back());
    if (matches) return line->negated ? Verdict::kept : Verdict::ignored;
  }
  return Verdict::none;
}

}  // namespace plumbline::engine

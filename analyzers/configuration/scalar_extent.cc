#include "analyzers/configuration/scalar_extent.h"

#include <algorithm>

namespace plumbline::configuration {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

size_t end_of_double_quoted(std::string_view text, size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      return at + 1;
    }
  }
  return text.size();
}

size_t end_of_single_quoted(std::string_view text, size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] != '\'') continue;
    if (at + 1 >= text.size() || text[at + 1] != '\'') return at + 1;
    ++at;  // '' stands for one quote
  }
  return text.size();
}

/// A block scalar reaches over all lines that are blank or indented as far as its first one.
size_t end_of_block(std::string_view text, size_t at) {
  size_t line = std::min(text.find('\n', at), text.size() - 1) + 1;
  size_t end = line;
  size_t indent = std::string_view::npos;
  while (line < text.size()) {
    const size_t next = std::min(text.find('\n', line), text.size() - 1) + 1;
    const size_t first = std::min(text.find_first_not_of(" \t\r\n", line), next);
    const bool blank = first >= next;
    if (!blank && indent == std::string_view::npos) indent = first - line;
    if (!blank && (first - line < indent || indent == 0)) break;
    if (!blank) end = next;
    line = next;
  }
  if (end > at && text[end - 1] == '\n') --end;
  if (end > at && text[end - 1] == '\r') --end;
  return end;
}

/// A plain scalar: its words follow each other with any white space between (folded lines).
size_t end_of_plain(std::string_view text, size_t at, std::string_view value) {
  size_t end = at;
  for (size_t i = 0; i < value.size() && at < text.size();) {
    if (is_space(value[i])) {
      while (i < value.size() && is_space(value[i])) ++i;
      while (at < text.size() && is_space(text[at])) ++at;
      continue;
    }
    if (text[at] != value[i]) break;
    ++i;
    end = ++at;
  }
  return end;
}

}  // namespace

ByteRange scalar_extent(std::string_view text, uint32_t begin, std::string_view value) {
  if (begin >= text.size()) return byte_range(begin, begin);
  size_t end = begin;
  switch (text[begin]) {
    case '"':
      end = end_of_double_quoted(text, begin);
      break;
    case '\'':
      end = end_of_single_quoted(text, begin);
      break;
    case '|':
    case '>':
      end = end_of_block(text, begin);
      break;
    default:
      end = end_of_plain(text, begin, value);
  }
  return byte_range(begin, static_cast<uint32_t>(std::max<size_t>(end, begin)));
}

}  // namespace plumbline::configuration

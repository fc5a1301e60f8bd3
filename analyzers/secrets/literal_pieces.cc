#include "analyzers/secrets/literal_pieces.h"

#include <algorithm>

#include "analyzers/secrets/text_reader.h"

namespace plumbline::secrets {
namespace {

constexpr uint32_t kMostLineEnds = 1;  // on each side of an operator: within kScanMargin
constexpr uint32_t kLongestPiece = 8 * 1024;

bool is_white(char c) {
  return is_blank(c) || is_line_end(c);
}

}  // namespace

bool is_escaped(std::string_view text, uint32_t at) {
  uint32_t count = 0;
  while (count < at && count < 64 && text[at - 1 - count] == '\\') ++count;
  return count % 2 == 1;
}

uint32_t skip_blanks(std::string_view text, uint32_t at) {
  const auto limit = static_cast<uint32_t>(std::min<size_t>(text.size(), at + kMostBlanks));
  uint32_t line_ends = 0;
  for (; at < limit; ++at) {
    const bool continues =
        (text[at] == '\\' || text[at] == '_') && at + 1 < limit && is_line_end(text[at + 1]);
    if (!is_white(text[at]) && !continues) break;
    const bool ends =
        text[at] == '\n' || (text[at] == '\r' && !text.substr(at + 1).starts_with('\n'));
    if (ends && ++line_ends > kMostLineEnds) break;
  }
  return at;
}

std::optional<uint32_t> closing_quote(std::string_view text, uint32_t open) {
  const auto limit = static_cast<uint32_t>(std::min<size_t>(text.size(), open + kLongestPiece));
  for (uint32_t at = open + 1; at < limit && !is_line_end(text[at]); ++at) {
    if (text[at] == text[open] && !is_escaped(text, at)) return at;
  }
  return std::nullopt;
}

std::optional<uint32_t> opening_quote(std::string_view text, uint32_t close) {
  const uint32_t limit = close - std::min(close, kLongestPiece - 1);
  for (uint32_t at = close; at > limit && !is_line_end(text[at - 1]); --at) {
    if (text[at - 1] == text[close] && !is_escaped(text, at - 1)) return at - 1;
  }
  return std::nullopt;
}

}  // namespace plumbline::secrets

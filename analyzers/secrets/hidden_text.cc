#include "analyzers/secrets/hidden_text.h"

#include <algorithm>

namespace plumbline::secrets {

void HiddenText::append_verbatim(std::string_view document, const ByteRange& range) {
  text += document.substr(range.begin.value, range.length());
  for (uint32_t at = range.begin.value; at < range.end.value; ++at) {
    source.push_back(byte_range(at, at + 1));
  }
}

HiddenText HiddenText::decoded_part() const {
  const auto encoded = std::find_if(source.begin(), source.end(),
                                    [](const ByteRange& range) { return range.length() != 1; });
  HiddenText part{"", {encoded, source.end()}, extent, form};
  part.text = text.substr(static_cast<size_t>(encoded - source.begin()));
  return part;
}

ByteRange HiddenText::written(const ByteRange& part) const {
  if (source.empty()) return extent;
  const uint32_t last = static_cast<uint32_t>(source.size()) - 1;
  const ByteOffset begin = source[std::min(part.begin.value, last)].begin;
  if (part.empty()) return {begin, begin};
  return {begin, source[std::min(part.end.value - 1, last)].end};
}

bool HiddenText::is_verbatim(const ByteRange& part) const {
  for (uint32_t i = part.begin.value; i < part.end.value && i < source.size(); ++i) {
    if (source[i].length() != 1) return false;
    if (i > part.begin.value && source[i].begin != source[i - 1].end) return false;
  }
  return true;
}

ByteRange line_before(std::string_view text, uint32_t at) {
  constexpr uint32_t kLongestName = 256;
  const uint32_t limit = at - std::min(at, kLongestName);
  uint32_t begin = at;
  while (begin > limit && text[begin - 1] != '\n' && text[begin - 1] != '\r') --begin;
  return byte_range(begin, at);
}

}  // namespace plumbline::secrets

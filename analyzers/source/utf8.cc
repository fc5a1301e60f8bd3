#include "analyzers/source/utf8.h"

namespace plumbline {

void append_utf8(std::string& text, uint32_t code_point) {
  constexpr uint32_t kReplacement = 0xFFFD;
  constexpr uint32_t kLast = 0x10FFFF;
  const bool half = code_point >= 0xD800 && code_point < 0xE000;
  const uint32_t code = half || code_point > kLast ? kReplacement : code_point;
  const auto tail = [&](uint32_t shift) {
    text.push_back(static_cast<char>(0x80 | (code >> shift & 0x3F)));
  };
  if (code < 0x80) {
    text.push_back(static_cast<char>(code));
  } else if (code < 0x800) {
    text.push_back(static_cast<char>(0xC0 | code >> 6));
    tail(0);
  } else if (code < 0x10000) {
    text.push_back(static_cast<char>(0xE0 | code >> 12));
    tail(6);
    tail(0);
  } else {
    text.push_back(static_cast<char>(0xF0 | code >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

}  // namespace plumbline

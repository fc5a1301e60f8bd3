// Long texts made of one piece: what hostile input mostly is.
#pragma once

#include <string>
#include <string_view>

namespace plumbline::test {

inline std::string repeated(std::string_view piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

/// Whole pieces until the text has `bytes` or more.
inline std::string repeated_to_fill(std::string_view piece, size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

}  // namespace plumbline::test

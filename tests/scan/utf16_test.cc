// Files in UTF-16 are read as what they say.
#include "server/engine/utf16.h"

#include <catch2/catch.hpp>

using plumbline::engine::begins_as_utf16;
using plumbline::engine::decode_utf16;

TEST_CASE("both byte orders and every length of UTF-8") {
  const std::string expected = "a\n\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80";  // a, é, €, 😀
  CHECK(decode_utf16(std::string("\xFF\xFE"
                                 "a\0\n\0\xE9\0\xAC\x20\x3D\xD8\x00\xDE",
                                 14)) == expected);
  CHECK(decode_utf16(std::string("\xFE\xFF"
                                 "\0a\0\n\0\xE9\x20\xAC\xD8\x3D\xDE\x00",
                                 14)) == expected);
}

TEST_CASE("halves of pairs and of units do no harm") {
  CHECK(decode_utf16(std::string("\xFF\xFE\x3D\xD8"
                                 "a\0",
                                 6)) ==
        "\xEF\xBF\xBD"
        "a");
  CHECK(decode_utf16(std::string("\xFF\xFE\x00\xDE\x3D\xD8\x07", 7)) == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(decode_utf16("\xFF\xFE") == "");
}

TEST_CASE("without a mark, what is mostly ASCII in units of two bytes is read") {
  const auto wide = [](std::string_view text, bool big) {
    std::string bytes;
    for (const char c : text) bytes += big ? std::string{'\0', c} : std::string{c, '\0'};
    return bytes;
  };
  const std::string text = "password = x\r\n";
  CHECK(decode_utf16(wide(text, false)) == text);
  CHECK(decode_utf16(wide(text, true)) == text);
  CHECK(decode_utf16(wide(text, false) + "\xAC\x20") == text + "\xE2\x82\xAC");
  std::string numbers;
  for (char c = 1; c < 40; ++c) numbers += {c, '\0'};
  CHECK_FALSE(begins_as_utf16(numbers));
  CHECK_FALSE(begins_as_utf16(wide(text, false) + std::string("\0a\0b", 4)));
}

TEST_CASE("UTF-8, UTF-32 and short bytes without a mark are left alone") {
  CHECK_FALSE(begins_as_utf16("\xEF\xBB\xBFx"));
  CHECK_FALSE(begins_as_utf16(std::string("\xFF\xFE\0\0", 4)));
  CHECK_FALSE(decode_utf16(std::string("a\0b\0", 4)));
}

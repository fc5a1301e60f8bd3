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

TEST_CASE("UTF-8, UTF-32 and bytes without a mark are left alone") {
  CHECK_FALSE(begins_as_utf16("\xEF\xBB\xBFx"));
  CHECK_FALSE(begins_as_utf16(std::string("\xFF\xFE\0\0", 4)));
  CHECK_FALSE(decode_utf16(std::string("a\0b\0", 4)));
}

#include "protocol/columns.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

namespace plumbline::protocol {
namespace {

constexpr PositionEncoding kEncodings[] = {PositionEncoding::utf8, PositionEncoding::utf16,
                                           PositionEncoding::utf32};

/// A line as its author built it, so that the oracle never decodes.
struct Line {
  std::string bytes;
  struct Character {
    uint32_t byte;    // where it starts
    uint32_t length;  // bytes
    uint32_t units[3];
  };
  std::vector<Character> characters;

  void add(const std::string& text, uint32_t utf16) {
    const auto length = static_cast<uint32_t>(text.size());
    characters.push_back({static_cast<uint32_t>(bytes.size()), length, {length, utf16, 1}});
    bytes += text;
  }
};

/// The start of the character that holds the byte, counted character by character.
uint32_t oracle_wire(const Line& line, uint32_t byte, std::size_t encoding) {
  uint32_t count = 0;
  for (const auto& c : line.characters) {
    if (c.byte + c.length > byte) break;
    count += c.units[encoding];
  }
  return count;
}

uint32_t oracle_byte(const Line& line, uint32_t wire, std::size_t encoding) {
  uint32_t count = 0;
  for (const auto& c : line.characters) {
    if (count + c.units[encoding] > wire) return c.byte;
    count += c.units[encoding];
  }
  return static_cast<uint32_t>(line.bytes.size());
}

/// Stray bytes that cannot join into a sequence with what may follow them.
Line random_line(std::mt19937& random) {
  static const std::pair<std::string, uint32_t> kPieces[] = {{"a", 1},
                                                             {"\t", 1},
                                                             {std::string(1, '\0'), 1},
                                                             {"\xC3\xA9", 1},
                                                             {"\xE2\x82\xAC", 1},
                                                             {"\xEF\xBB\xBF", 1},
                                                             {"\xF0\x9F\x98\x80", 2},
                                                             {"\xFF", 1},
                                                             {"\xC0", 1},
                                                             {"\xF5", 1},
                                                             {"longer ascii run ", 0},
                                                             {"\xF4\x8F\xBF\xBF", 2}};
  Line line;
  const auto pieces = random() % 30;
  for (uint32_t i = 0; i < pieces; ++i) {
    const auto& [text, utf16] = kPieces[random() % std::size(kPieces)];
    if (utf16 > 0) {
      line.add(text, utf16);
      continue;
    }
    for (const char c : text) line.add(std::string(1, c), 1);
  }
  return line;
}

TEST_CASE("columns agree with a count of characters, in all encodings") {
  std::mt19937 random(20261124);
  for (int round = 0; round < 5000; ++round) {
    const Line line = random_line(random);
    const auto size = static_cast<uint32_t>(line.bytes.size());
    for (std::size_t e = 0; e < 3; ++e) {
      for (uint32_t at = 0; at <= size + 3; ++at) {
        const uint32_t wire = wire_column(line.bytes, Utf8Column{at}, kEncodings[e]);
        const uint32_t byte = byte_column(line.bytes, at, kEncodings[e]).value;
        if (wire == oracle_wire(line, at, e) && byte == oracle_byte(line, at, e)) continue;
        FAIL("round " << round << ", encoding " << e << ", column " << at);
      }
    }
  }
}

TEST_CASE("any bytes at all: there and back ends where it started") {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string line;
    for (auto i = random() % 40; i > 0; --i) line.push_back(static_cast<char>(random() % 256));
    for (const PositionEncoding encoding : kEncodings) {
      for (uint32_t at = 0; at <= line.size(); ++at) {
        const Utf8Column start = snapped(line, Utf8Column{at});
        const uint32_t wire = wire_column(line, Utf8Column{at}, encoding);
        if (byte_column(line, wire, encoding) != start) FAIL("round " << round << " at " << at);
      }
    }
  }
}

TEST_CASE("a column inside a character is the start of it") {
  const std::string line = "a\xF0\x9F\x98\x80z";  // a 😀 z
  CHECK(to_utf8(line, Utf16Column{1}).value == 1);
  CHECK(to_utf8(line, Utf16Column{2}).value == 1);
  CHECK(to_utf8(line, Utf16Column{3}).value == 5);
  for (uint32_t inside = 1; inside < 5; ++inside) {
    CHECK(snapped(line, Utf8Column{inside}).value == 1);
    CHECK(to_utf16(line, Utf8Column{inside}).value == 1);
    CHECK(to_utf32(line, Utf8Column{inside}).value == 1);
  }
}

TEST_CASE("a column beyond the line is its end") {
  for (const std::string line : {"", "abc", "\xC3\xA9", "abcdefghijklmnopq"}) {
    for (const PositionEncoding encoding : kEncodings) {
      CHECK(byte_column(line, UINT32_MAX, encoding).value == line.size());
    }
  }
}

TEST_CASE("only well-formed sequences are characters") {
  CHECK(character_length("\xC3\xA9") == 2);
  CHECK(character_length("\xF4\x8F\xBF\xBF") == 4);
  for (const char* bytes : {"\xC3", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                            "\xF4\x90\x80\x80", "\xE2\x82", "\x80", "\xFF"}) {
    CHECK(character_length(bytes) == 1);
  }
  CHECK(character_length("") == 0);
}

TEST_CASE("a BOM is a character like any other") {
  CHECK(to_utf16("\xEF\xBB\xBFx", Utf8Column{3}).value == 1);
}

TEST_CASE("the encoding is utf-8 if offered at all, else the first known offer, else utf-16") {
  using Offer = std::vector<std::string>;
  CHECK(negotiate(Offer{}) == PositionEncoding::utf16);
  CHECK(negotiate(Offer{"utf-16"}) == PositionEncoding::utf16);
  CHECK(negotiate(Offer{"utf-16", "utf-8"}) == PositionEncoding::utf8);
  CHECK(negotiate(Offer{"utf-32", "utf-16"}) == PositionEncoding::utf32);
  CHECK(negotiate(Offer{"utf-7", "utf-16", "utf-32"}) == PositionEncoding::utf16);
  CHECK(negotiate(Offer{"utf-7"}) == PositionEncoding::utf16);
}

}  // namespace
}  // namespace plumbline::protocol

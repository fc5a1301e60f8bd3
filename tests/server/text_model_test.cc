// The document's text and line index after random edits equal a naive rebuild, in every encoding.
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "protocol/columns.h"
#include "server/documents/document.h"
#include "server/documents/position_map.h"
#include "tests/support/random_edits.h"

namespace plumbline::server {
namespace {

using protocol::PositionEncoding;

/// What a client may type: astral characters, halves of a line end, a surrogate as CESU-8 bytes.
const std::vector<std::string> kPieces = {
    "a", "xyz",          "\n", "\r", "\r\n", "é",    "\xF0\x9F\x98\x80",
    "",  "\xED\xA0\x80", "\t", "日", "\n\n", "\r\r", std::string(1, '\0')};

uint32_t units(std::string_view character, PositionEncoding encoding) {
  const bool valid = protocol::character_length(character) == character.size();
  if (encoding == PositionEncoding::utf8 || !valid) {
    return static_cast<uint32_t>(character.size());
  }
  return encoding == PositionEncoding::utf16 && character.size() == 4 ? 2 : 1;
}

/// The offset of a position by walking over the whole text, one character after the other.
uint32_t naive_offset(const std::string& text, const protocol::Position& position,
                      PositionEncoding encoding) {
  size_t at = 0;
  for (uint32_t line = 0; line < position.line; ++line) {
    while (at < text.size() && text[at] != '\n' && text[at] != '\r') ++at;
    if (at == text.size()) return static_cast<uint32_t>(at);
    at += text.compare(at, 2, "\r\n") == 0 ? 2 : 1;
  }
  uint32_t column = 0;
  while (at < text.size() && text[at] != '\n' && text[at] != '\r') {
    const size_t length = protocol::character_length(std::string_view(text).substr(at));
    column += units(std::string_view(text).substr(at, length), encoding);
    if (column > position.character) break;
    at += length;
  }
  return static_cast<uint32_t>(at);
}

class Typist {
 public:
  explicit Typist(uint32_t seed) : random_(seed) {}

  uint32_t below(uint32_t limit) { return static_cast<uint32_t>(random_() % limit); }

  /// One position in ten lies beyond its line or the text, as real clients send it.
  protocol::Position position(const LineIndex& lines) {
    return {below(lines.line_count() + 2), below(below(10) == 0 ? 1000 : 12)};
  }

  void edit(Document& document, std::string& naive, int version, PositionEncoding encoding) {
    protocol::Range range{position(document.lines()), position(document.lines())};
    if (range.end < range.start) std::swap(range.start, range.end);
    const std::string& piece = kPieces[below(static_cast<uint32_t>(kPieces.size()))];
    const uint32_t begin = naive_offset(naive, range.start, encoding);
    const uint32_t end = std::max(begin, naive_offset(naive, range.end, encoding));
    naive.replace(begin, end - begin, piece);
    if (naive.size() > 300) naive.erase(200);
    std::vector<protocol::TextDocumentContentChangeEvent> changes = {{range, piece}};
    if (document.text()->size() + piece.size() - (end - begin) > 300) {
      changes.push_back({std::nullopt, naive});
    }
    document.apply(changes, version, encoding);
  }

 private:
  std::mt19937 random_;
};

TEST_CASE("random edits leave the same text and lines as a naive rebuild") {
  const int edits = test::from_environment("PLUMBLINE_TEXT_EDITS", 100'000);
  const PositionEncoding encodings[] = {PositionEncoding::utf8, PositionEncoding::utf16,
                                        PositionEncoding::utf32};
  const int documents = std::max(3, edits / 100);
  for (int number = 0; number < documents; ++number) {
    const PositionEncoding encoding = encodings[number % 3];
    std::string naive = "first\r\nsecond é\n";
    Document document("file:///a.py", "a.py", "a.py", {"file:///a.py", "python", 0, naive});
    Typist typist(static_cast<uint32_t>(number));
    for (int version = 1; version <= edits / documents; ++version) {
      typist.edit(document, naive, version, encoding);
      if (*document.text() == naive && document.lines() == LineIndex(naive)) continue;
      FAIL("document " << number << ", edit " << version);
    }
    const PositionMap map(*document.text(), document.lines(), encoding);
    const ByteOffset end{static_cast<uint32_t>(naive.size())};
    REQUIRE(map.offset(map.position(end)) == end);
  }
}

TEST_CASE("a version below the present one does not count") {
  Document document("file:///a.py", "a.py", "a.py", {"file:///a.py", "python", 5, "x"});
  document.apply({{std::nullopt, "y"}}, 3, PositionEncoding::utf16);
  CHECK(*document.text() == "y");
  CHECK(document.version() == 5);
}

TEST_CASE("edits that name positions the text does not have are counted") {
  Document document("file:///a.py", "a.py", "a.py", {"file:///a.py", "python", 1, "one\ntwo"});
  document.apply({{protocol::Range{{0, 3}, {1, 3}}, ""}}, 2, PositionEncoding::utf16);
  CHECK(document.clamped() == 0);
  document.apply({{protocol::Range{{0, 4}, {0, 5}}, "x"}, {protocol::Range{{0, 0}, {9, 0}}, "y"}},
                 3, PositionEncoding::utf16);
  CHECK(document.clamped() == 2);
  CHECK(*document.text() == "y");
}

}  // namespace
}  // namespace plumbline::server

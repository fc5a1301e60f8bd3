#include "analyzers/source/line_index.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/support/random_edits.h"

namespace plumbline {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  const LineIndex index(text);
  std::vector<std::string> lines;
  for (uint32_t i = 0; i < index.line_count(); ++i) {
    const ByteRange range = index.content(LineNumber{i}, text);
    lines.push_back(text.substr(range.begin.value, range.length()));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("each of the three line ends ends a line") {
  CHECK(lines_of("") == Lines{""});
  CHECK(lines_of("a") == Lines{"a"});
  CHECK(lines_of("a\nb") == Lines{"a", "b"});
  CHECK(lines_of("a\r\nb") == Lines{"a", "b"});
  CHECK(lines_of("a\rb") == Lines{"a", "b"});
  CHECK(lines_of("a\n\rb\r\n") == Lines{"a", "", "b", ""});
  CHECK(lines_of("a\r\r\n") == Lines{"a", "", ""});
}

TEST_CASE("an offset belongs to the line it stands in, its terminator included") {
  const LineIndex index("ab\r\nc");
  CHECK(index.line_of(ByteOffset{0}).value == 0);
  CHECK(index.line_of(ByteOffset{3}).value == 0);
  CHECK(index.line_of(ByteOffset{4}).value == 1);
  CHECK(index.line_of(ByteOffset{900}).value == 1);
}

TEST_CASE("a spliced index equals one built from nothing") {
  uint32_t seed = 20261124;
  std::string text = "a\r\nb\rc\n";
  LineIndex spliced(text);
  const int edits = test::from_environment("PLUMBLINE_EDITS", 20000);
  for (int i = 0; i < edits; ++i) {
    if (text.size() > 400) text.erase(0, 1), spliced = LineIndex(text);
    const TextChange change = test::random_edit(text, {"\r\n", "\r", "\n", "x\r", "\ny"}, seed);
    spliced.splice(change, text);
    INFO("edit " << i);
    REQUIRE(spliced == LineIndex(text));
  }
}

}  // namespace
}  // namespace plumbline

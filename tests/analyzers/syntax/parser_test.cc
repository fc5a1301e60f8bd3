#include "analyzers/syntax/parser.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "tests/support/random_edits.h"

namespace plumbline::syntax {
namespace {

TEST_CASE("every language with a grammar parses") {
  int parsed = 0;
  for (int i = 0; i <= static_cast<int>(Language::dockerfile); ++i) {
    const auto language = static_cast<Language>(i);
    if (!has_grammar(language)) continue;
    INFO(name_of(language));
    CHECK(parse(language, "a = 1\n").has_value());
    CHECK(parse(language, std::string("\0\xff\xfe{\"", 5)).has_value());
    ++parsed;
  }
  CHECK(parsed == 22);
  CHECK_FALSE(parse(Language::text, "a").has_value());
}

TEST_CASE("a parse that is told to stop gives nothing, and the next one is unharmed") {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "x = f(1, 2)\n";
  CHECK_FALSE(parse(Language::python, text, nullptr, StopToken([] { return true; })));
  const auto tree = parse(Language::python, "x = 1\n");
  REQUIRE(tree);
  CHECK(tree->root().end() == 6);
}

TEST_CASE("outside the changed ranges a reparsed tree has the shape of the old one") {
  const std::string before = "def f():\n    return 1\n\ndef g():\n    return 2\n";
  std::string text = before;
  text.replace(text.find('1'), 1, "[1]");
  const auto at = static_cast<uint32_t>(before.find('1'));
  const auto tree = parse(Language::python, before);
  const Tree edited = tree->edited({ByteOffset{at}, ByteOffset{at + 1}, ByteOffset{at + 3}});
  const auto again = parse(Language::python, text, &edited);
  REQUIRE(again);
  const auto ranges = changed_ranges(edited, *again);
  REQUIRE(ranges.size() == 1);
  CHECK(ranges[0] == byte_range(at, at + 3));
}

/// The nesting and extent of every node, as one string.
std::string shape(const Tree& tree) {
  std::string text;
  Cursor cursor(tree.root());
  do {
    const Node node = cursor.node();
    text += std::string(node.kind()) + "@" + std::to_string(node.begin()) + "-" +
            std::to_string(node.end()) + " ";
  } while (cursor.next());
  return text;
}

TEST_CASE("an incremental parse without errors equals a fresh one") {
  std::string text = "import os\n\ndef f(a, b):\n    return os.path.join(a, b)\n\nx = f(1, 2)\n";
  uint32_t seed = 99;
  std::optional<Tree> tree = parse(Language::python, text);
  const int edits = test::from_environment("PLUMBLINE_EDITS", 1000);
  int compared = 0;
  for (int i = 0; i < edits; ++i) {
    const TextChange change = test::random_edit(text, {"y = 1\n", "if a:\n    b()\n"}, seed);
    const Tree old = tree->edited(change);
    tree = parse(Language::python, text, &old);
    const auto fresh = parse(Language::python, text);
    if (tree->has_error() || fresh->has_error()) {
      if (text.size() > 3000 || i % 7 == 0) {  // back to sound code now and then
        text = "def f():\n    return 1\n";
        tree = parse(Language::python, text);
      }
      continue;
    }
    INFO(text);
    REQUIRE(shape(*tree) == shape(*fresh));
    ++compared;
  }
  CHECK(compared > edits / 20);
}

TEST_CASE("nesting deeper than a scanner can keep is parsed without harm") {
  for (const size_t depth : {200, 260, 3000, 50'000}) {
    std::string sequences;
    for (size_t i = 0; i < depth; ++i) sequences += "- ";
    CHECK(parse(Language::yaml, sequences).has_value());
    std::string maps;
    for (size_t i = 0; i < std::min<size_t>(depth, 1500); ++i) {
      maps += std::string(i, ' ') + "a:\n";
    }
    CHECK(parse(Language::yaml, maps).has_value());
  }
}

}  // namespace
}  // namespace plumbline::syntax

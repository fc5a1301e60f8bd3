#include "analyzers/configuration/yaml_node.h"

#include <catch2/catch.hpp>

namespace plumbline::configuration {
namespace {

std::string source(const std::string& text, const YamlNode* node) {
  REQUIRE(node != nullptr);
  return text.substr(node->range.begin.value, node->range.length());
}

TEST_CASE("every scalar knows where it stands, quotes and block signs included") {
  const std::string text =
      "\xEF\xBB\xBF# é\r\nplain: a b\r\nfolded: one\r\n  two\r\n'single': 'it''s'\r\n"
      "double: \"a\\\"b\"\r\nblock: |\r\n  first\r\n\r\n  last\r\nafter: [1, {x: y}]\r\n";
  const YamlDocument document = parse_yaml(text);
  REQUIRE_FALSE(document.fault);
  const YamlNode& root = document.root;
  CHECK(source(text, root.find("plain")) == "a b");
  CHECK(source(text, root.find("folded")) == "one\r\n  two");
  CHECK(root.find("folded")->scalar == "one two");
  CHECK(source(text, root.find("single")) == "'it''s'");
  CHECK(source(text, root.find("double")) == "\"a\\\"b\"");
  CHECK(source(text, root.find("block")) == "|\r\n  first\r\n\r\n  last");
  CHECK(source(text, &root.find("after")->items[1].entries[0].value) == "y");
  CHECK(source(text, &root.find_entry("after")->key) == "after");
}

TEST_CASE("aliases are expanded, and a bomb of them is a fault") {
  CHECK(parse_yaml("a: &x [1, 2]\nb: *x\n").root.find("b")->items.size() == 2);
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last;
    for (int j = 0; j < 9; ++j) bomb += ", " + last;
    bomb += "]\n";
  }
  CHECK(parse_yaml(bomb).fault);
}

TEST_CASE("a fault names its place and keeps what came before") {
  const std::string text = "good: 1\nbad: [1, 2\n";
  const YamlDocument document = parse_yaml(text);
  REQUIRE(document.fault);
  CHECK(document.root.find("good")->scalar == "1");
  CHECK(parse_yaml("a: b\n\tc: d\n").fault->range.begin.value == 5);
  CHECK(parse_yaml(std::string(100000, '[')).fault);
  CHECK(parse_yaml("a: *nowhere\n").fault);
  CHECK_FALSE(parse_yaml("").fault);
}

}  // namespace
}  // namespace plumbline::configuration

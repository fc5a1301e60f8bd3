// Rule files with faults: each on its own line, and no rule pays for another's.
#include "tests/analyzers/patterns/marked_code.h"

namespace plumbline::patterns::test {
namespace {

using Level = configuration::Fault::Level;

/// Loads a file in which the key to blame is marked; it must be the only fault, of that level.
void check_fault(const std::string& text, Level level) {
  const Marked marked = unmark(text);
  const RuleFile file{"r.yaml", marked.text};
  const LoadedRules loaded = load_rules({&file, 1}, false);
  INFO(text);
  REQUIRE(loaded.faults.size() == 1);
  INFO(loaded.faults[0].fault.message);
  CHECK(loaded.faults[0].fault.level == level);
  CHECK(loaded.faults[0].fault.range == marked.ranges.at(0));
}

std::string with(const std::string& body) {
  return "rules:\n  - id: good\n    message: m\n    severity: INFO\n    languages: [python]\n    "
         "pattern: f()\n"
         "  - id: r\n    message: m\n    severity: INFO\n    languages: [python]\n" +
         indented(body, 4);
}

TEST_CASE("an operator that is not known costs its rule, on its own line") {
  check_fault(with("patterns:\n  - pattern: f()\n  - «pattern-where-python»: x\n"), Level::error);
  check_fault(with("«pattern-sources»: x\n"), Level::error);
  check_fault(with("«mode»: taint\npattern: f()\n"), Level::error);
}

TEST_CASE("an unknown key or option is a hint") {
  check_fault(with("«sevrity»: x\npattern: f()\n"), Level::hint);
  check_fault(with("pattern: f()\noptions:\n  «symmetric_equality»: true\n"), Level::hint);
}

TEST_CASE("a pattern or expression that cannot be read is a fault on itself") {
  check_fault(with("pattern: «def ((»\n"), Level::error);
  check_fault(with("pattern-regex: «(?<=a)b»\n"), Level::error);
  check_fault(with("patterns:\n  «- pattern-not: f()»\n"), Level::error);
}

TEST_CASE("one failing rule never costs another") {
  const RuleFile file{"r.yaml", with("pattern: 'def (:'\n")};
  const LoadedRules loaded = load_rules({&file, 1}, false);
  CHECK(loaded.rules->find("good") != nullptr);
  CHECK(loaded.rules->find("r") == nullptr);
}

TEST_CASE("a text that is no rule file") {
  for (const std::string& text :
       std::vector<std::string>{"", "a: [", "rules: 3", "- x", std::string("\0\xff", 2)}) {
    const RuleFile file{"r.yaml", text};
    CHECK(load_rules({&file, 1}, false).rules->infos().empty());
  }
}

}  // namespace
}  // namespace plumbline::patterns::test

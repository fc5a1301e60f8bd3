// Rules that nobody sane writes: they end, they say that they stopped, and no other rule pays.
#include <algorithm>

#include "tests/analyzers/patterns/marked_code.h"
#include "tests/support/repeated.h"

namespace plumbline::patterns::test {
namespace {

using plumbline::test::repeated;

/// The hostile rule `r` beside an honest one, over a Python text.
AnalysisResult run(const std::string& body, const std::string& text) {
  const std::string rules =
      rule_text("python", body) +
      "  - {id: honest, message: m, severity: INFO, languages: [python], pattern: honest($X)}\n";
  const RuleFile file{"r.yaml", rules};
  const LoadedRules loaded = load_rules({&file, 1}, false);
  const Snapshot snapshot = make_snapshot("a.py", text + "\nhonest(1)\n");
  const auto tree = syntax::parse(snapshot.language, snapshot.view());
  return analyze({snapshot, &*tree, nullptr, {}}, *loaded.rules, nullptr);
}

size_t count_of(const AnalysisResult& result, const std::string& rule) {
  return static_cast<size_t>(
      std::count_if(result.findings.begin(), result.findings.end(),
                    [&](const Finding& finding) { return finding.rule == rule; }));
}

TEST_CASE("many ellipses over many arguments cost no more than their product") {
  const AnalysisResult result = run("pattern: f(" + repeated("..., a, ", 12) + "..., b)",
                                    "f(" + repeated("a, ", 300) + "c)\n");
  CHECK(count_of(result, "r") == 0);
  CHECK(count_of(result, "honest") == 1);
  CHECK(result.notes.empty());
}

TEST_CASE("many ellipses over many statements cost no more than their product") {
  const AnalysisResult result =
      run("pattern: |\n  def f():\n" + repeated("      a()\n      ...\n", 8) + "      b()\n",
          "def f():\n" + repeated("    a()\n", 100) + "    c()\n");
  CHECK(count_of(result, "r") == 0);
  CHECK(count_of(result, "honest") == 1);
  CHECK(result.notes.empty());
}

TEST_CASE("ellipses between metavariables stop at the budget, with a note") {
  std::string pattern = "f(";
  for (char name = 'A'; name < 'M'; ++name) pattern += std::string("..., $") + name + ", ";
  std::string text = "f(";
  for (int i = 0; i < 200; ++i) text += "a" + std::to_string(i) + ", ";
  const AnalysisResult result =
      run("pattern: " + pattern + "..., nothing)", text + "nothing_else)\nnothing\n");
  CHECK(count_of(result, "r") == 0);
  CHECK(count_of(result, "honest") == 1);
  REQUIRE(result.notes.size() == 1);
  CHECK(result.notes[0].find("`r`") != std::string::npos);
}

TEST_CASE("a thousand alternatives") {
  std::string body = "pattern-either:\n";
  for (int i = 0; i < 1000; ++i) body += "  - pattern: f" + std::to_string(i) + "(...)\n";
  const AnalysisResult result = run(body, "f0(1)\nf999()\ng()\n");
  CHECK(count_of(result, "r") == 2);
  CHECK(count_of(result, "honest") == 1);
}

/// Calls in calls.
std::string nested(int depth, const std::string& core) {
  return repeated("f(", depth) + core + repeated(")", depth);
}

TEST_CASE("deeply nested patterns") {
  const AnalysisResult result = run("pattern: " + nested(80, "$X"), nested(120, "1") + "\n");
  CHECK(count_of(result, "r") == 41);
  CHECK(count_of(result, "honest") == 1);
}

TEST_CASE("code deeper than any that people write hides what is below, and nothing else") {
  const AnalysisResult result = run("pattern: " + nested(2, "$X"), nested(5000, "1") + "\n");
  CHECK(count_of(result, "r") > 100);
  CHECK(count_of(result, "honest") == 1);
}

TEST_CASE("a regular expression too large for its engine is a fault, and costs no other rule") {
  const AnalysisResult result =
      run("pattern-regex: '" + repeated("(a{1,100}b{1,100}){1,9}", 40) + "'", "ab\n");
  CHECK(count_of(result, "honest") == 1);
}

TEST_CASE("ten thousand arguments") {
  const AnalysisResult result =
      run("pattern: f(..., 1, ..., $X)", "f(" + repeated("0, ", 10000) + "1, 2)\n");
  CHECK(count_of(result, "r") == 1);
  CHECK(count_of(result, "honest") == 1);
}

TEST_CASE("$...ARGS takes named arguments as well as the others") {
  const std::string rule =
      "patterns:\n  - pattern: f($FIRST, $...ARGS)\n  - focus-metavariable: $...ARGS\n";
  check("python", rule, "f(1, «2, 3»)\nf(1, «2, key=3»)\nf(1, «key=3»)\nf(1, «a=2, b=3»)\nf(1)\n");
  check("python", "pattern: f(key=1, $...ARGS)", "«f(key=1)»\n«f(2, key=1, other=3)»\nf(key=2)\n");
}

TEST_CASE("equal slices include the named arguments") {
  check("python", "pattern: g(f($...A), h($...A))",
        "«g(f(1, k=2), h(1, k=2))»\ng(f(1, k=2), h(1, k=3))\n«g(f(k=2), h(k=2))»\n");
}

}  // namespace
}  // namespace plumbline::patterns::test

// How patterns are combined.
#include "tests/analyzers/patterns/marked_code.h"

namespace plumbline::patterns::test {
namespace {

void py(const std::string& body, const std::string& code) {
  check("python", body, code);
}

TEST_CASE("all patterns must hold on the same range, or one inside the other") {
  py("patterns:\n  - pattern: f($X)\n  - pattern-inside: |\n      def g(...):\n        ...\n",
     "def g():\n    «f(1)»\ndef h():\n    f(1)\n");
  py("patterns:\n  - pattern-inside: g(...)\n  - pattern: f($X)\n", "g(«f(1)»)\nf(1)\n");
  py("patterns:\n  - pattern: g(...)\n  - pattern: f($X)\n", "g(«f(1)»)\n");
}

TEST_CASE("an import and everything after it") {
  py("patterns:\n  - pattern-inside: |\n      import x\n      ...\n  - pattern: f()\n",
     "f()\nimport x\n«f()»\ndef g():\n    «f()»\n");
}

TEST_CASE("either pattern") {
  py("pattern-either:\n  - pattern: f()\n  - pattern: g()\n", "«f()»\n«g()»\nh()\n");
}

TEST_CASE("a negation takes away only what is exactly the same") {
  py("patterns:\n  - pattern: f(...)\n  - pattern-not: f(1)\n", "f(1)\n«f(2)»\n«f(g(1))»\n");
  py("patterns:\n  - pattern: f(...)\n  - pattern-not: \"1\"\n", "«f(1)»\n");
  py("patterns:\n  - pattern: f($X)\n  - pattern-not-inside: |\n      with safe($X):\n        "
     "...\n",
     "with safe(a):\n    f(a)\n    «f(b)»\n");
}

TEST_CASE("regular expressions on text and on what is bound") {
  py("pattern-regex: ab+\n", "x = '«abb»'\n");
  py("patterns:\n  - pattern: $F(...)\n  - metavariable-regex:\n      metavariable: $F\n      "
     "regex: ^get_.*\n",
     "«get_x()»\nset_x()\n");
  py("patterns:\n  - pattern: f(\"$X\")\n  - metavariable-regex:\n      metavariable: $X\n      "
     "regex: (?!safe)\n",
     "f('safe1')\n«f('bad')»\n");
  py("patterns:\n  - pattern: f(...)\n  - pattern-not-regex: skip\n", "«f(a)»\nf(skip)\n");
}

TEST_CASE("focus narrows the finding to what is bound") {
  py("patterns:\n  - pattern: f($A, $B)\n  - focus-metavariable: $B\n", "f(1, «2»)\n");
  py("patterns:\n  - pattern: f($A, $B)\n  - focus-metavariable: [$A, $B]\n", "f(«1», «2»)\n");
}

TEST_CASE("conditions on metavariables") {
  py("patterns:\n  - pattern: f($X)\n  - metavariable-pattern:\n      metavariable: $X\n      "
     "pattern: g(...)\n",
     "«f(g(1))»\nf(2)\n");
  py("patterns:\n  - pattern: f($X)\n  - metavariable-comparison:\n      metavariable: $X\n      "
     "comparison: $X < 2048\n",
     "«f(1024)»\nf(4096)\n");
  py("patterns:\n  - pattern: f($X, $Y)\n  - metavariable-comparison:\n      comparison: $X > $Y + "
     "1 and $Y != 0\n",
     "«f(5, 1)»\nf(2, 1)\nf(5, 0)\n");
  py("patterns:\n  - pattern: chmod($F, $M)\n  - metavariable-comparison:\n      comparison: $M & "
     "0o22 != 0\n",
     "«chmod(a, 0o777)»\nchmod(a, 0o600)\n«chmod(a, 0b10)»\n");
}

TEST_CASE("bindings must agree across patterns") {
  py("patterns:\n  - pattern-inside: |\n      $V = a()\n      ...\n  - pattern: b($V)\n",
     "def f():\n    x = a()\n    y = c()\n    b(y)\n    «b(x)»\n");
}

TEST_CASE("message and fix show what metavariables stand for") {
  const std::string rule =
      "rules:\n  - id: r\n    message: $X goes to $F\n    severity: WARNING\n    languages: "
      "[python]\n"
      "    pattern: $F($X, verify=False)\n    fix: $F($X, verify=True)\n";
  const std::vector<Finding> found = findings_of(rule, "a.py", "get(url, verify=False)\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].message == "url goes to get");
  REQUIRE(found[0].fixes.size() == 1);
  CHECK(found[0].fixes[0].edits[0].new_text == "get(url, verify=True)");
}

TEST_CASE("fix-regex edits the matched text") {
  const std::string rule =
      "rules:\n  - id: r\n    message: m\n    severity: WARNING\n    languages: [python]\n"
      "    pattern: yaml.load($X)\n    fix-regex:\n      regex: load\\((.*)\\)\n      replacement: "
      "safe_load(\\1)\n";
  const std::vector<Finding> found = findings_of(rule, "a.py", "yaml.load(x)\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].fixes[0].edits[0].new_text == "yaml.safe_load(x)");
}

TEST_CASE("rules on text run on every file") {
  const std::string rule =
      "rules:\n  - id: r\n    message: m\n    severity: INFO\n    languages: [regex]\n    "
      "pattern-regex: secret-\\d+\n";
  CHECK(findings_of(rule, "a.txt", "x secret-12 y\n").size() == 1);
  CHECK(findings_of(rule, "a.py", "x = 'secret-1'\n").size() == 1);
}

TEST_CASE("paths choose files") {
  const std::string rule =
      rule_text("python", "pattern: f()\npaths:\n  include: [src/]\n  exclude: ['*_test.py']");
  CHECK(findings_of(rule, "src/a.py", "f()\n").size() == 1);
  CHECK(findings_of(rule, "src/a_test.py", "f()\n").empty());
  CHECK(findings_of(rule, "lib/a.py", "f()\n").empty());
}

}  // namespace
}  // namespace plumbline::patterns::test

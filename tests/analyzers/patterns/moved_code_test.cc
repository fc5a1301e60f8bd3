// Edits that attack what is carried over between versions: members that move to another class,
// declarations that merge, imports that come and go, brackets out of balance.
#include "tests/analyzers/patterns/marked_code.h"
#include "tests/support/random_edits.h"

namespace plumbline::patterns::test {
namespace {

std::string rules_text() {
  const std::string common =
      ", message: m $X, severity: INFO, languages: [python, js, go, java, c]";
  return "rules:\n- {id: call" + common + ", pattern: 'danger(..., $X)'}\n" + "- {id: constant" +
         common + ", pattern: 'use(\"...\")'}\n" + "- {id: twice" + common +
         ", pattern: '$X == $X'}\n" +
         "- {id: alias, message: m, severity: INFO, languages: [python], pattern: os.system(...)}\n"
         "- id: flag\n  message: m\n  severity: INFO\n  languages: [python]\n  patterns:\n"
         "  - pattern: $F(..., $K=True, ...)\n"
         "  - metavariable-regex: {metavariable: $K, regex: 'allow_'}\n"
         "- id: outside\n  message: m\n  severity: INFO\n  languages: [python]\n  patterns:\n"
         "  - pattern: danger(...)\n"
         "  - pattern-not: danger(0)\n"
         "  - pattern-not-inside: |\n      class $C:\n        ...\n"
         "- id: order\n  message: m\n  severity: INFO\n  languages: [python]\n"
         "  pattern: |\n    $X = start(...)\n    ...\n    stop($X)\n";
}

const RuleSet& rules() {
  static const std::shared_ptr<const RuleSet> kRules = [] {
    const RuleFile file{"r.yaml", rules_text()};
    return load_rules({&file, 1}, true).rules;
  }();
  return *kRules;
}

uint32_t next(uint32_t& seed) {  // xorshift32
  seed ^= seed << 13;
  seed ^= seed >> 17;
  seed ^= seed << 5;
  return seed;
}

size_t random_line(const std::string& text, uint32_t& seed) {
  const size_t found = text.rfind('\n', next(seed) % (text.size() + 1));
  return found == std::string::npos ? 0 : found + 1;
}

/// A few lines go to another place.
TextChange move_lines(std::string& text, uint32_t& seed) {
  const size_t from = random_line(text, seed);
  size_t until = from;
  for (uint32_t lines = 1 + next(seed) % 6; lines > 0 && until < text.size(); --lines) {
    until = std::min(text.find('\n', until), text.size() - 1) + 1;
  }
  const std::string moved = text.substr(from, until - from);
  const size_t to = random_line(text, seed);
  const auto offset = [](size_t value) { return ByteOffset{static_cast<uint32_t>(value)}; };
  if (to >= from && to <= until) return {offset(from), offset(from), offset(from)};
  text.insert(to, moved);
  text.erase(to < from ? from + moved.size() : from, moved.size());
  const size_t begin = std::min(from, to);
  const size_t end = std::max(until, to);
  return {offset(begin), offset(end), offset(end)};
}

/// Like check_incremental, with every other edit a move.
void check_moves(const std::string& path, std::string text, const std::vector<std::string>& pieces,
                 uint32_t seed) {
  std::optional<syntax::Tree> tree;
  Previous previous;
  for (int step = 0; step <= plumbline::test::from_environment("PLUMBLINE_EDITS", 200); ++step) {
    if (step > 0) {
      const bool move = next(seed) % 2 == 0 && !text.empty();
      previous.change =
          move ? move_lines(text, seed) : plumbline::test::random_edit(text, pieces, seed);
      if (tree) tree = tree->edited(*previous.change);
    }
    const Snapshot snapshot = make_snapshot(path, text);
    const std::optional<syntax::Tree> old = tree;
    tree = syntax::parse(snapshot.language, text, old ? &*old : nullptr);
    if (old) previous.changed_ranges = syntax::changed_ranges(*old, *tree);
    const AnalysisResult fresh = analyze({snapshot, &*tree, nullptr, {}}, rules(), nullptr);
    const AnalysisResult incremental =
        analyze({snapshot, &*tree, step == 0 ? nullptr : &previous, {}}, rules(), nullptr);
    INFO("seed and step " << step << ", " << path);
    REQUIRE(incremental.findings == fresh.findings);
    previous.state = incremental.state;
  }
}

void check_moves(const std::string& path, const std::string& text,
                 const std::vector<std::string>& pieces) {
  for (const uint32_t seed : {3U, 91U, 2024U}) check_moves(path, text, pieces, seed);
}

TEST_CASE("Python members move") {
  check_moves(
      "a.py",
      "import os\nfrom os import system as run_it\n\nNAME = 'x'\n\n\n"
      "class First:\n    limit = 'ten'\n\n    def one(self, value):\n"
      "        use(NAME)\n        danger(value, self.limit, 1)\n"
      "        return value == value\n\n    def two(self):\n        name = 'y'\n"
      "        run_it(name)\n        use(name)\n        open_it(name, allow_all=True)\n\n\n"
      "class Second:\n    def three(self):\n        handle = start(1)\n"
      "        if handle:\n            danger(handle)\n        stop(handle)\n\n"
      "    class Inner:\n        def four(self):\n            os.system('echo hello world')\n"
      "            danger(0)\n\n\ndef last():\n    danger(1)\n    import os.path as p\n",
      {"class Third:\n", "import os as system\n", "NAME = 'y'\n", "    limit = limit\n",
       "    def five(self):\n", "        '''\n", "        (\n", "    )\n", "else:\n"});
}

TEST_CASE("JavaScript members move") {
  const std::string text =
      "import { exec as run } from 'child_process';\nconst NAME = 'x';\n\n"
      "class First {\n  one(value) {\n    use(NAME);\n    return danger(value, this.limit, 1);\n  "
      "}\n"
      "  two() {\n    const name = 'y';\n    use(name);\n    return name == name;\n  }\n}\n\n"
      "describe('outer', () => {\n  it('does one thing', () => {\n    use('text of some length');\n"
      "  });\n  it('does another', () => {\n    danger(1, [1, 2, 3, 4], { key: 'value' });\n  });\n"
      "});\n";
  const std::vector<std::string> pieces = {"class Third {\n",   "}\n",  "});\n", "  three() {\n",
                                           "const NAME = 1;\n", "/*\n", "*/\n",  "`\n"};
  check_moves("a.js", text, pieces);
  check_moves("a.ts", text, pieces);
}

TEST_CASE("Java, Go and C members move") {
  check_moves(
      "A.java",
      "import java.util.List;\n\nclass A {\n  static final String NAME = \"x\";\n\n"
      "  void one(int value) {\n    use(NAME);\n    danger(value, this.limit, 1);\n  }\n\n"
      "  boolean two(String s) {\n    return s == s;\n  }\n}\n\nclass B {\n"
      "  String NAME = \"y\";\n\n  void three() {\n    use(NAME);\n    danger(2);\n  }\n}\n",
      {"class C {\n", "}\n", "  void four() {\n", "  String NAME;\n", "    use(\"z\");\n"});
  check_moves(
      "a.go",
      "package p\n\nimport \"fmt\"\n\nconst name = \"x\"\n\nfunc one(a int) bool {\n"
      "\tuse(name)\n\tdanger(a, fmt.Sprint(a), 1)\n\treturn a == a\n}\n\n"
      "func two() {\n\tname := \"y\"\n\tif true {\n\t\tuse(name)\n\t}\n}\n",
      {"func three() {\n", "}\n", "const name = \"y\"\n", "\tdanger(1)\n", "import \"os\"\n"});
  check_moves(
      "a.c",
      "#include <stdio.h>\n\nstatic int one(int value) {\n  use(\"x\");\n"
      "  danger(value, value + 1, 1);\n  return value == value;\n}\n\n#ifdef LONG_NAME\n"
      "int two(void) {\n  danger(2);\n  return 0;\n}\n#endif\n",
      {"int three(void) {\n", "}\n", "#ifdef OTHER\n", "#endif\n", "#define X(a) danger(a)\n"});
}

}  // namespace
}  // namespace plumbline::patterns::test

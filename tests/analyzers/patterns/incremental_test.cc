// Findings after an edit equal those of a fresh analysis, whatever the edit does to the text.
#include "tests/analyzers/patterns/marked_code.h"
#include "tests/support/random_edits.h"

namespace plumbline::patterns::test {
namespace {

const RuleSet& rules() {
  static const std::shared_ptr<const RuleSet> kRules = [] {
    const RuleFile file{
        "r.yaml",
        "rules:\n"
        "- {id: call, message: m $X, severity: INFO, languages: [python, js, go, java, c], "
        "pattern: 'danger(..., $X)'}\n"
        "- {id: constant, message: m, severity: INFO, languages: [python, js, go, java, c], "
        "pattern: 'use(\"...\")'}\n"
        "- {id: alias, message: m, severity: INFO, languages: [python], pattern: os.system(...)}\n"
        "- {id: required, message: m, severity: INFO, languages: [js], "
        "pattern: child_process.exec(...)}\n"
        "- {id: name, message: m, severity: INFO, languages: [regex], pattern-regex: danger}\n"
        "- {id: line, message: m, severity: INFO, languages: [python, js], "
        "pattern-regex: '^[ \\t]*(use|danger)\\(([^\\n]*)$'}\n"
        "- {id: lines, message: m, severity: INFO, languages: [python, js], "
        "pattern-regex: '\\)\\s+(use|danger)'}\n"
        "- id: order\n  message: m\n  severity: INFO\n  languages: [python]\n  patterns:\n"
        "    - pattern-inside: |\n        import os\n        ...\n    - pattern: danger($Y)\n"};
    return load_rules({&file, 1}, true).rules;
  }();
  return *kRules;
}

void run(const std::string& path, const std::string& text,
         const std::vector<std::string>& snippets) {
  for (const uint32_t seed : {1U, 77U}) {
    plumbline::test::check_incremental(
        {path, text, snippets, seed, 250},
        [](const AnalysisInput& input) { return analyze(input, rules(), nullptr); });
  }
}

TEST_CASE("Python, edited") {
  run("a.py",
      "import os\nN = 'x'\ndef f(a):\n    use(N)\n    danger(a, 1)\n\nclass C:\n    def g(self):\n "
      "       os.system(N)\n",
      {"import os\n", "from os import system\n", "N = 'y'\n", "    use(N)\n", "danger(1)\n",
       "system(N)\n", "def g():\n", "\"\"\"\n"});
}

TEST_CASE("Imports inside functions, edited") {
  run("a.py",
      "def f(a):\n    import os as o\n    o.system(a)\n\ndef g():\n    from os import system as s\n"
      "    s(1)\n\nclass C:\n    def h(self):\n        o.system(s(2))\n",
      {"import", " os", " as o", "from ", "o.system(1)\n", "    s(1)\n", "    import os as o\n",
       "    import \\\n"});
  run("a.js",
      "function f(a) {\n  const cp = require('child_process');\n  cp.exec(a);\n}\n"
      "function g(b) {\n  cp.exec(b);\n}\n",
      {"require", "\n\n", "('child_process')", "  cp.exec(1);\n", "const cp = ", "import", "\n"});
}

TEST_CASE("JavaScript and TypeScript, edited") {
  const std::string text =
      "const N = 'x';\nfunction f(a) {\n  use(N);\n  danger(a, 1);\n}\nclass C { g() { use('y'); } "
      "}\n";
  const std::vector<std::string> snippets = {
      "const N = 'y';\n", "use(N);\n", "danger(1);\n", "function g() {\n", "}\n", "`", "/*", "*/"};
  run("a.js", text, snippets);
  run("a.tsx", text, snippets);
}

TEST_CASE("Go, edited") {
  run("a.go",
      "package p\nimport \"fmt\"\nconst N = \"x\"\nfunc f(a int) {\n\tuse(N)\n\tdanger(a, "
      "1)\n}\nfunc g() { use(\"y\") }\n",
      {"const N = \"y\"\n", "\tuse(N)\n", "\tdanger(1)\n", "func h() {\n", "}\n"});
}

TEST_CASE("Java and C, edited") {
  run("A.java",
      "import a.B;\nclass A {\n  String N = \"x\";\n  void f(int a) {\n    use(N);\n    danger(a, "
      "1);\n  }\n}\n",
      {"    use(N);\n", "    danger(1);\n", "class D {\n", "}\n"});
  run("a.c",
      "#include <a.h>\nint f(int a) {\n  use(\"x\");\n  danger(a, 1);\n}\n#ifdef X\nint g() { "
      "danger(2); }\n#endif\n",
      {"  use(\"y\");\n", "  danger(1);\n", "#ifdef Y\n", "#endif\n", "}\n"});
}

}  // namespace
}  // namespace plumbline::patterns::test

// Files of .plumbline/ that are broken, half-typed or hostile: the fault is shown on its line, and
// what was in force stays.
#include <catch2/catch.hpp>
#include <set>

#include "tests/server/session_fixture.h"
#include "tests/support/repeated.h"

namespace plumbline::test {
namespace {

std::set<int64_t> lines_of(const Json& diagnostics) {
  std::set<int64_t> lines;
  for (const Json& one : diagnostics.items()) {
    lines.insert(one.member("range").member("start").member("line").as_integer().value_or(-1));
  }
  return lines;
}

bool is_faulty(const Json& diagnostics) {
  return !is_empty(diagnostics);
}

/// A session with a source file and one file of the configuration open.
struct Configured : Session {
  Configured(std::string name, const std::string& text, std::string_view source)
      : Session(kPlainClient, Files{{name, text}}), file(workshop.uri(name)) {
    open(file, "yaml", 1, text);
    open(uri, "python", 1, source);
  }

  /// Types the text into the configuration file; returns the lines of its faults.
  std::set<int64_t> faulty_lines_of(std::string_view text) {
    version += 1;
    change(file, version, R"([{"text":)" + Json::string(text).dump() + "}]");
    return lines_of(diagnostics(file, version, is_faulty));
  }

  /// What is shown after another edit of the source file, so by what is in force now.
  Json shown_now(std::string_view source) {
    version += 1;
    change(uri, version, R"([{"text":)" + Json::string(source).dump() + "}]");
    return diagnostics(uri, version);
  }

  std::string file;
  int version = 1;
};

TEST_CASE("a half-typed config.yaml leaves the settings in force") {
  Configured session(".plumbline/config.yaml", "severity: { no-danger: off }\n", "danger(1)\n");
  session.diagnostics(session.uri, 1, is_empty);
  CHECK(*session.faulty_lines_of("severity: { no-danger: off }\nexclude: [\"a\n").begin() >= 1);
  CHECK(is_empty(session.shown_now("danger(2)\n")));
}

TEST_CASE("a list where config.yaml wants a map is a fault on its line") {
  Configured session(".plumbline/config.yaml", "exclude: []\n", "danger(1)\n");
  session.diagnostics(session.uri, 1, has_danger);
  CHECK(session.faulty_lines_of("exclude: []\ncredentials: [aws]\n").contains(1));
}

TEST_CASE("a wrong value in config.yaml costs only its own key") {
  Configured session(".plumbline/config.yaml", "exclude: []\n", "danger(1)\n");
  session.diagnostics(session.uri, 1, has_danger);
  CHECK(session.faulty_lines_of("severity: { no-danger: off }\nmax_file_size: many\n").contains(1));
  session.diagnostics(session.uri, 1, is_empty);
}

TEST_CASE("a half-typed rule file leaves the rules in force") {
  Configured session(".plumbline/rules/own.yaml", std::string(kRule), "danger(1)\n");
  session.diagnostics(session.uri, 1, has_danger);
  session.faulty_lines_of(std::string(kRule) + "  - id: \"more\n");
  CHECK(has_danger(session.shown_now("danger(2)\n")));
}

TEST_CASE("a pattern that cannot be read is shown where it stands, beside rules that work") {
  Configured session(".plumbline/rules/own.yaml", std::string(kRule), "danger(1)\n");
  session.diagnostics(session.uri, 1, has_danger);
  const std::string more = R"(  - id: broken
    languages: [python]
    severity: WARNING
    message: never
    pattern: "f(("
)";
  CHECK(session.faulty_lines_of(std::string(kRule) + more).contains(11));
  CHECK(has_danger(session.shown_now("danger(2)\n")));
}

TEST_CASE("a half-typed architecture leaves the boundaries in force") {
  const std::string text =
      "components: { shop: {files: [\"a.py\"]}, vault: {files: [\"v.py\"]} }\n"
      "rules: [{ id: closed, kind: forbid, from: [shop], to: [vault] }]\n";
  Configured session(".plumbline/architecture.yaml", text, "import v\n");
  const std::string vault = session.workshop.uri("v.py");
  session.open(vault, "python", 1, "");
  const auto violates = [](const Json& list) { return mentions(list, "closed"); };
  session.diagnostics(session.uri, 1, violates);
  session.faulty_lines_of(text + "ignore: [\"b\n");
  session.version += 1;
  session.change(session.uri, session.version, R"([{"text":"\nimport v\n"}])");
  session.diagnostics(session.uri, session.version, violates);
}

TEST_CASE("an architecture rule that names no component is shown on its line") {
  Configured session(".plumbline/architecture.yaml", "components: {}\n", "x = 1\n");
  CHECK(session
            .faulty_lines_of("components: { a: {files: [\"a/**\"]} }\n"
                             "rules:\n"
                             "  - { id: r, kind: forbid, from: [a], to: [nobody] }\n")
            .contains(2));
}

/// Each name stands for ten of the one before: ten to the twelfth in the end.
std::string alias_bomb() {
  std::string text = "a0: &a0 [x]\n";
  for (int i = 1; i <= 12; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    std::string list = before;
    for (int j = 0; j < 9; ++j) list += ", " + before;
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + list + "]\n";
  }
  return text;
}

TEST_CASE("hostile YAML is a fault like any other, and the editor is answered meanwhile") {
  for (const std::string& hostile :
       {alias_bomb(), repeated("[", 100'000), repeated("a: &x\n ", 2'000), repeated("- ", 50'000),
        "exclude: [\"" + repeated("*a", 10'000) + "\"]\nfamilys: []\n"}) {
    Configured session(".plumbline/config.yaml", "exclude: []\n", "danger(1)\n");
    session.diagnostics(session.uri, 1, has_danger);
    session.faulty_lines_of(hostile);
    CHECK(has_danger(session.shown_now("danger(2)\n")));
    session.request("shutdown", "null");
    session.notify("exit", "null");
    CHECK(session.exit_code(2) == 0);
  }
}

}  // namespace
}  // namespace plumbline::test

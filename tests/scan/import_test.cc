// What other scanners were told, taken over: rules, ignored paths and accepted findings.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "server/cli/git/child_process.h"
#include "server/cli/gitleaks_config.h"
#include "tests/scan/workspace.h"

using nlohmann::json;
using plumbline::cli::ChildResult;
using plumbline::test::leak;
using plumbline::test::synthetic_key;
using plumbline::test::Workspace;
using Words = std::vector<std::string>;

namespace {

struct Importing : Workspace {
  ChildResult import(const std::string& path) const {
    return run({"import", at(path), "--root", at("")});
  }

  /// The paths of what counts, in order.
  Words counting() const {
    const json report = json::parse(scan({"--format", "json"}).output);
    Words paths;
    for (const json& finding : report["findings"]) {
      if (!finding.contains("suppressedBecause")) paths.push_back(finding["path"]);
    }
    return paths;
  }
};

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string sha1_of(const std::string& text) {
  const auto result = plumbline::cli::run_program({"sha1sum"}, text);
  return result.value().output.substr(0, 40);
}

}  // namespace

TEST_CASE("a regular expression over paths becomes the ignore line that means the same") {
  using plumbline::cli::ignore_line_of;
  CHECK(ignore_line_of(R"(^tests/)") == "/tests/");
  CHECK(ignore_line_of(R"(go\.sum$)") == "*go.sum");
  CHECK(ignore_line_of(R"(.*\.json$)") == "*.json");
  CHECK(ignore_line_of(R"(vendor/)") == "*vendor/");
  CHECK(ignore_line_of(R"(/node_modules/)") == "**/node_modules/");
  CHECK(ignore_line_of(R"(^docs/.*)") == "/docs/**");
  CHECK(ignore_line_of(R"(testdata)") == "*testdata*");
  for (const char* const other : {R"((.*?)(jpg|gif)$)", R"(^docs/.*\.md$)", ".*", "a+", "[ab]"}) {
    CAPTURE(other);
    CHECK(ignore_line_of(other).empty());
  }
}

TEST_CASE("gitleaks' rules run, mask what they find, and their ignored paths are ignored") {
  const Importing workspace;
  workspace.write("config.toml", R"(title = "own"
[[rules]]
id = "house-token"
description = "A house token"
regex = '''house-[0-9a-z]{8}'''
entropy = 3.0
[allowlist]
paths = ['''^fixtures/''', '''(a|b)$''']
regexes = ['''x''']
)");
  workspace.write("a.txt", "token house-12ab34cd\n");
  workspace.write("fixtures/a.txt", "token house-12ab34cd\n");
  const ChildResult result = workspace.import("config.toml");
  CHECK(result.status == 0);
  for (const char* const part : {"1 rules", "(a|b)$", "allowed regexes"}) {
    CHECK(holds(result.errors, part));
  }
  CHECK(workspace.counting() == Words{"a.txt"});
  CHECK_FALSE(holds(workspace.scan({}).output, "12ab34cd"));
  CHECK(workspace.import("config.toml").status == 0);  // a second time adds nothing
  CHECK(workspace.read(".plumblineignore") == "/fixtures/\n");
}

TEST_CASE("what a gitleaks rule asks of a match is asked of it here too") {
  const Importing workspace;
  workspace.write("config.toml", R"toml([[rules]]
id = "house-token"
regex = '''house_(?:key|id)\s*=\s*"([0-9A-Za-z]{12})"'''
secretGroup = 1
entropy = 2.5
[[rules.allowlists]]
regexes = ['''^test''']
stopwords = ["sample"]
[[rules.allowlists]]
regexTarget = "line"
regexes = ['''ask Bob''']
[[rules.allowlists]]
paths = ['''^docs/''']
[[rules]]
id = "in-settings"
regex = '''door-[0-9]{6}'''
path = '''\.settings$'''
[allowlist]
regexTarget = "match"
regexes = ['''door-000''']
stopwords = ["dummy"]
)toml");
  const auto line = [](const std::string& value) { return "house_key = \"" + value + "\"\n"; };
  workspace.write("found.txt", line("a1b2c3d4e5f6"));
  workspace.write("low.txt", line("aaaaaaaaaaab"));       // entropy
  workspace.write("anchored.txt", line("test12ab34cd"));  // the secret begins so
  workspace.write("inner.txt", line("12ab34test99"));     // it does not begin so
  workspace.write("stop.txt", line("12SAMPLE34ab"));      // a stop word, whatever its case
  workspace.write("global.txt", line("12dummy34abc"));    // one of all rules
  workspace.write("line.txt", "// ask Bob: " + line("a1b2c3d4e5f6"));
  workspace.write("docs/found.txt", line("a1b2c3d4e5f6"));  // an allowed path
  workspace.write("house.settings", "door-123456\ndoor-000456\n");
  workspace.write("house.txt", "door-123456\n");  // the rule reads settings only
  const ChildResult result = workspace.import("config.toml");
  CHECK(result.status == 0);
  CHECK(holds(result.errors, "for the imported rules only"));
  CHECK_FALSE(holds(result.errors, "does not load"));
  CHECK(workspace.counting() == Words{"found.txt", "house.settings", "inner.txt"});
}

TEST_CASE("what .gitleaksignore names is accepted, by line or by the commit's line") {
  const Importing workspace;
  workspace.git({"init", "-q"});
  workspace.write("by-line.py", "x = 1\n" + leak());
  workspace.write("by-commit.py", leak(3));
  workspace.write("other.py", leak(5));
  workspace.commit("one");
  const std::string commit = workspace.git({"rev-parse", "HEAD"}).substr(0, 40);
  workspace.write("by-commit.py", "y = 1\n\n" + leak(3));
  workspace.write(".gitleaksignore",
                  "# known\nby-line.py:aws:2\n" + commit + ":by-commit.py:aws:1\n");
  CHECK(workspace.import(".gitleaksignore").status == 0);
  CHECK(workspace.counting() == Words{"other.py"});
}

TEST_CASE("what detect-secrets' baseline holds is accepted, unless it was audited as real") {
  const Importing workspace;
  workspace.write("known.py", "x = 1\n" + leak());
  workspace.write("real.py", leak(3));
  const auto entry = [](unsigned seed) {
    return json{{"hashed_secret", sha1_of(synthetic_key(seed))}, {"line_number", 1}};
  };
  json real = entry(3);
  real["is_secret"] = true;
  const json baseline = {{"results", {{"known.py", {entry(7)}}, {"real.py", {real}}}}};
  workspace.write(".secrets.baseline", baseline.dump());
  const ChildResult result = workspace.import(".secrets.baseline");
  CHECK(result.status == 0);
  CHECK(holds(result.errors, "audited as real"));
  CHECK(workspace.counting() == Words{"real.py"});
  workspace.write("other.json", "{}");
  CHECK(workspace.import("other.json").status == 2);
}

// `plumbline rules` and `plumbline architecture` as their users type them.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/scan/workspace.h"

using nlohmann::json;
using plumbline::cli::ChildResult;
using plumbline::test::Workspace;

namespace {

constexpr const char* kRule =
    "rules:\n  - id: no-danger\n    languages: [python]\n    severity: WARNING\n"
    "    message: not safe\n    pattern: danger($X)\n";

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// A layered project: a may not use b.
struct Layers : Workspace {
  Layers() {
    write(".plumbline/architecture.yaml",
          "version: 1\ncomponents:\n  a: { files: ['src/a/**'] }\n  b: { files: ['src/b/**'] }\n"
          "rules:\n  - { id: a-not-b, kind: forbid, from: [a], to: [b], because: apart }\n");
    write("src/a/one.py", "from src.b import two\nimport os\n");
    write("src/b/two.py", "");
  }
};

}  // namespace

TEST_CASE("rules list and show name every built-in rule") {
  const Workspace workspace;
  const json rules = json::parse(workspace.run({"rules", "list", "--format", "json"}).output);
  CHECK(rules.size() > 50);
  CHECK(holds(workspace.run({"rules", "list"}).output, "secrets/github-token"));
  const ChildResult page = workspace.run({"rules", "show", "patterns/py-tls-verify"});
  CHECK(page.status == 0);
  CHECK(page.output.starts_with("# "));
}

TEST_CASE("rules check tells what does not load, on its line") {
  const Workspace workspace;
  workspace.write("good.yaml", kRule);
  workspace.write("bad.yaml", std::string(kRule) + "    patern-not: x\n  - id: second\n");
  CHECK(workspace.run({"rules", "check", workspace.at("good.yaml")}).status == 0);
  const ChildResult bad = workspace.run({"rules", "check", workspace.at("bad.yaml")});
  CHECK(bad.status == 1);
  CHECK(holds(bad.output, "bad.yaml:8:9: error: "));
}

TEST_CASE("rules test runs the annotations beside the rules, and counts") {
  const Workspace workspace;
  workspace.write("rules/own.yaml", kRule);
  workspace.write("rules/own.py", "# ruleid: no-danger\ndanger(1)\n# ok: no-danger\nsafe(1)\n");
  const ChildResult good = workspace.run({"rules", "test", workspace.at("rules")});
  CHECK(good.status == 0);
  CHECK(good.output.ends_with("2 passed, 0 failed\n"));
  workspace.write("rules/own.py", "# ruleid: no-danger\nsafe(1)\n");
  const ChildResult bad = workspace.run({"rules", "test", workspace.at("rules")});
  CHECK(bad.status == 1);
  CHECK(bad.output.ends_with("0 passed, 1 failed\n"));
}

TEST_CASE("architecture check is scan --only boundaries") {
  const Layers workspace;
  const ChildResult check = workspace.run({"architecture", "check", workspace.at(""), "--compact"});
  CHECK(check.status == 1);
  CHECK(check.output ==
        workspace.run({"scan", "--only", "boundaries", workspace.at(""), "--compact"}).output);
  CHECK(holds(check.output, "[a-not-b]"));
}

TEST_CASE("architecture graph has the documented shape, and draws what is forbidden") {
  const Layers workspace;
  const json graph = json::parse(workspace.run({"architecture", "graph", workspace.at("")}).output);
  CHECK(graph["root"] == ".");
  CHECK(graph["files"][0]["path"] == "src/a/one.py");
  CHECK(graph["files"][0]["component"] == json{"a"});
  const json& import = graph["files"][0]["imports"][0];
  CHECK(import["target"] == "src/b/two.py");
  CHECK(import["kind"] == "value");
  CHECK(import["line"] == 1);
  const json use = {{"component", "b"}, {"imports", 1}, {"allowed", false}};
  CHECK(graph["components"][0]["uses"][0] == use);
  const auto drawn = [&](const char* format) {
    return workspace.run({"architecture", "graph", "--format", format, workspace.at("")}).output;
  };
  CHECK(holds(drawn("dot"), "\"a\" -> \"b\" [color=red]"));
  CHECK(holds(drawn("mermaid"), "forbidden"));
}

TEST_CASE("architecture graph draws pictures that hold every component") {
  const Layers workspace;
  for (const char* const format : {"svg", "html"}) {
    const std::string picture =
        workspace.run({"architecture", "graph", "--format", format, workspace.at("")}).output;
    CAPTURE(format);
    CHECK(holds(picture, "<svg"));
    CHECK(holds(picture, ">a</text>"));
    CHECK(holds(picture, "url(#forbidden)"));
  }
}

TEST_CASE("architecture doctor names what is unresolved and what no rule covers") {
  const Layers workspace;
  workspace.write("tools/x.py", "from . import missing\n");
  const ChildResult result = workspace.run({"architecture", "doctor", workspace.at("")});
  CHECK(result.status == 0);
  CHECK(holds(result.output, "In no component, and so in no rule:\n  tools/x.py"));
  CHECK(holds(result.output, "b: 1 files"));
}

TEST_CASE("what architecture propose writes, the code keeps") {
  const Layers workspace;
  const std::string proposal = workspace.run({"architecture", "propose", workspace.at("")}).output;
  CHECK(holds(proposal, "\"a\": { files: [\"src/a/**\"] }"));
  CHECK(holds(proposal, "to: [\"b\"]"));
  workspace.write(".plumbline/architecture.yaml", proposal);
  CHECK(workspace.run({"architecture", "check", workspace.at("")}).status == 0);
  workspace.write("src/b/two.py", "from src.a import one\n");
  CHECK(workspace.run({"architecture", "check", workspace.at("")}).status == 1);
}

// A scan in parts, joined again, is the scan of the whole.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/scan/workspace.h"

using nlohmann::json;
using plumbline::test::leak;
using plumbline::test::Workspace;
using Words = std::vector<std::string>;

namespace {

/// A project with findings of each family and a fault in its configuration.
struct Project : Workspace {
  Project() {
    write(".plumbline/salt", "own");
    write(".plumbline/architecture.yaml",
          "version: 1\ncomponents:\n  a: { files: ['a/**'] }\n  b: { files: ['b/**'] }\n"
          "  none: { files: ['c/**'] }\n"
          "rules:\n  - { id: a-not-b, kind: forbid, from: [a], to: [b], because: apart }\n");
    write("b/__init__.py", "");
    for (int i = 0; i < 12; ++i) {
      write("a/f " + std::to_string(i) + ".py", "import b\n" + leak(i % 5u + 1u));
    }
  }

  json merged(int shards, int& status) const {
    Words words = {"merge"};
    for (int i = 1; i <= shards; ++i) {
      const std::string part = at("part" + std::to_string(i) + ".sarif");
      scan({at("a"), at("b"), at(".plumbline"), "--format", "sarif", "--output", part, "--shard",
            std::to_string(i) + "/" + std::to_string(shards)});
      words.push_back(part);
    }
    const auto result = run(words);
    status = result.status;
    return json::parse(result.output)["runs"][0];
  }
};

}  // namespace

TEST_CASE("the shards of a scan, merged, are the scan") {
  const Project project;
  const auto whole = project.scan(
      {project.at("a"), project.at("b"), project.at(".plumbline"), "--format", "sarif"});
  const json expected = json::parse(whole.output)["runs"][0];
  REQUIRE(expected["results"].size() > 24);
  for (const int shards : {1, 2, 5}) {
    int status = 0;
    const json run = project.merged(shards, status);
    CAPTURE(shards);
    CHECK(status == whole.status);
    CHECK(run["results"] == expected["results"]);
    CHECK(run["tool"] == expected["tool"]);
    CHECK(run["invocations"] == expected["invocations"]);
    CHECK(run["properties"] == expected["properties"]);
  }
}

TEST_CASE("merge refuses what is no report, in one sentence") {
  const Workspace workspace;
  workspace.write("a.sarif", "{");
  workspace.write("b.sarif", "{\"runs\":[]}");
  for (const char* const file : {"a.sarif", "b.sarif", "none.sarif"}) {
    const auto result = workspace.run({"merge", workspace.at(file)});
    CHECK(result.status == 2);
    CHECK(result.output.empty());
  }
  for (const char* const shard : {"0/3", "4/3", "1", "x/y", "1/0"}) {
    CHECK(workspace.scan({"--shard", shard}).status == 2);
  }
}

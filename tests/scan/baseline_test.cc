// `plumbline baseline` in a project of its own.
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/scan/workspace.h"

using nlohmann::json;
using plumbline::cli::ChildResult;
using plumbline::test::leak;
using plumbline::test::synthetic_key;
using plumbline::test::Workspace;
using Words = std::vector<std::string>;

namespace {

struct AcceptedLeak : Workspace {
  AcceptedLeak() {
    write("leak.py", leak());
    REQUIRE(baseline({"create", "--because", "known", "--by", "Ada"}).status == 0);
  }

  ChildResult baseline(Words words) const {
    words.insert(words.begin(), "baseline");
    words.insert(words.end(), {"--root", at("")});
    return run(words);
  }

  json entries() const { return json::parse(read(".plumbline/baseline.json"))["entries"]; }
};

}  // namespace

TEST_CASE("what the baseline accepts does not count, and is in SARIF with its reason") {
  const AcceptedLeak workspace;
  CHECK(workspace.scan({}).status == 0);
  workspace.write("new.py", leak(3));
  const ChildResult result = workspace.scan({"--format", "sarif"});
  CHECK(result.status == 1);
  const json run = json::parse(result.output)["runs"][0];
  REQUIRE(run["results"].size() == 2);
  CHECK(run["results"][0]["baselineState"] == "unchanged");
  CHECK(run["results"][0]["suppressions"][0]["kind"] == "external");
  CHECK(run["results"][0]["suppressions"][0]["justification"] == "known");
  CHECK(run["results"][1]["baselineState"] == "new");
  CHECK(run["results"][1]["suppressions"].empty());
}

TEST_CASE("a baseline says who and why, and holds neither the secret nor its hash") {
  const AcceptedLeak workspace;
  const json entry = workspace.entries()[0];
  CHECK(entry["by"] == "Ada");
  CHECK(entry["because"] == "known");
  CHECK(entry["path"] == "leak.py");
  CHECK(entry["secret"].get<std::string>().size() == 4);
  CHECK(workspace.read(".plumbline/baseline.json").find(synthetic_key()) == std::string::npos);
  CHECK(workspace.read(".plumbline/salt").size() > 64);
}

TEST_CASE("update drops what is gone, follows what moved, and keeps who said so") {
  const AcceptedLeak workspace;
  std::filesystem::rename(workspace.at("leak.py"), workspace.at("moved.py"));
  workspace.write("new.py", leak(3));
  CHECK(workspace.baseline({"update", "--because", "later", "--by", "Bob"}).status == 0);
  const json entries = workspace.entries();
  REQUIRE(entries.size() == 2);
  CHECK(entries[0]["path"] == "moved.py");
  CHECK(entries[0]["by"] == "Ada");
  CHECK(entries[1]["by"] == "Bob");
  std::filesystem::remove(workspace.at("moved.py"));
  CHECK(workspace.baseline({"update"}).status == 0);
  CHECK(workspace.entries().size() == 1);
}

TEST_CASE("audit names what accepts nothing and what nobody has judged") {
  const AcceptedLeak workspace;
  CHECK(workspace.baseline({"audit"}).status == 0);
  workspace.write("leak.py", "x = 1\n");
  const ChildResult stale = workspace.baseline({"audit"});
  CHECK(stale.status == 1);
  CHECK(stale.output.find("accepts nothing any more") != std::string::npos);
  workspace.write("new.py", leak(3));
  CHECK(workspace.baseline({"update"}).status == 0);
  CHECK(workspace.baseline({"audit"}).output.find("nobody has said why") != std::string::npos);
}

TEST_CASE("another baseline may be named; one that is not there is refused") {
  const AcceptedLeak workspace;
  workspace.write("none.json", R"({"version":1,"entries":[]})");
  CHECK(workspace.scan({"--baseline", workspace.at("none.json")}).status == 1);
  CHECK(workspace.scan({"--baseline", workspace.at("missing.json")}).status == 2);
  CHECK(workspace.baseline({"create"}).status == 2);
  CHECK(workspace.baseline({"update", "--until", "2020-01-01"}).status == 2);
}

// What befalls a scan from outside: signals, closed pipes, files that vanish, files without end.
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "server/cli/git/child_process.h"
#include "tests/scan/workspace.h"

namespace fs = std::filesystem;
using nlohmann::json;
using plumbline::cli::ChildResult;
using plumbline::test::leak;
using plumbline::test::synthetic_key;
using plumbline::test::Workspace;

namespace {

ChildResult shell(const std::string& script, const std::string& folder) {
  auto result = plumbline::cli::run_program(
      {"/bin/bash", "-c", script, "bash", PLUMBLINE_PROGRAM, folder}, "");
  REQUIRE(result.ok());
  return result.value();
}

/// Files that take one thread several seconds.
struct Slow : Workspace {
  Slow() {
    std::string text = leak();
    while (text.size() < 200'000) text += "def f(x):\n    return [g(y, x) for y in x if y]\n";
    write("0.py", text);
    for (int i = 1; i < 300; ++i) {
      fs::create_hard_link(at("0.py"), at(std::to_string(i) + ".py"));
    }
  }
};

}  // namespace

TEST_CASE("an interrupt ends the scan at once, with what is known, and exit code 130") {
  const Slow workspace;
  const auto began = std::chrono::steady_clock::now();
  const ChildResult result =
      shell("timeout --preserve-status -s INT 1 \"$1\" scan --jobs 1 --format json \"$2\"",
            workspace.at(""));
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(4));
  CHECK(result.status == 130);
  const json report = json::parse(result.output);
  CHECK(report["summary"]["interrupted"] == true);
  CHECK(report["summary"]["exitCode"] == 130);
  CHECK(report["findings"].size() == report["summary"]["files"]);
}

TEST_CASE("an interrupt ends the wait for standard input too") {
  const Workspace workspace;
  const ChildResult result = shell(
      "timeout --preserve-status -s INT 0.3 \"$1\" scan --stdin --path a.py < <(sleep 20 2>&-)",
      workspace.at(""));
  CHECK(result.status == 130);
}

TEST_CASE("a closed pipe ends the scan without a word") {
  const Slow workspace;
  const ChildResult result =
      shell("\"$1\" scan --jobs 1 \"$2\" | head -c 10 >/dev/null; exit ${PIPESTATUS[0]}",
            workspace.at(""));
  CHECK(result.errors.empty());
  CHECK(result.status == 141);
}

TEST_CASE("a full disk is told, with exit code 3") {
  const Workspace workspace;
  workspace.write("leak.py", leak());
  const ChildResult result = workspace.scan({"--output", "/dev/full", "--format", "sarif"});
  CHECK(result.status == 3);
  CHECK(result.errors == "plumbline: the report could not be written in full\n");
}

TEST_CASE("a file that is gone or unreadable is named, and the scan goes on") {
  const Workspace workspace;
  fs::create_symlink(workspace.at("nowhere"), workspace.at("dangling.py"));
  workspace.write("leak.py", leak());
  fs::create_directory(workspace.at("folder.py"));
  const ChildResult result = workspace.scan({workspace.at("dangling.py"), workspace.at("leak.py"),
                                             workspace.at("folder.py"), "--format", "sarif"});
  CHECK(result.status == 1);
  const json run = json::parse(result.output)["runs"][0];
  const json& notices = run["invocations"][0]["toolExecutionNotifications"];
  REQUIRE(notices.size() == 1);
  CHECK(notices[0]["level"] == "warning");
  CHECK(run["results"].size() == 1);
}

TEST_CASE("a line of a hundred megabytes ends in time, and what it holds is found") {
  const Workspace workspace;
  workspace.write("line.js", "x='" + std::string(100 * 1000 * 1000, 'a') + "';" + leak());
  workspace.write("long.js", std::string(20 * 1000 * 1000, 'a') + ";\n" + leak());
  const ChildResult result = workspace.scan({"--format", "json"});
  const json report = json::parse(result.output);
  CHECK(report["findings"][0]["rule"] == "secrets/aws-secret-key");
  CHECK(report["findings"][1]["rule"] == "secrets/aws-secret-key");
}

TEST_CASE(
    "a file too large to parse is read where its format needs no parser, and the rest is said") {
  const Workspace workspace;
  const std::string filler(6 * 1024 * 1024, '#');
  const std::string value = synthetic_key();
  workspace.write("a.env", filler + "\nDB_PASSWORD=" + value + "\n");
  workspace.write("b.yaml", filler + "\ndb_password: " + value + "\n");
  workspace.write("c.py", filler + "\ndb_password = \"" + value + "\"\n");
  const json report = json::parse(workspace.scan({"--format", "json"}).output);
  REQUIRE(report["findings"].size() == 2);
  CHECK(report["findings"][0]["path"] == "a.env");
  CHECK(report["findings"][1]["path"] == "b.yaml");
  REQUIRE(report["notices"].size() == 1);
  CHECK(report["notices"][0]["path"] == "c.py");
}

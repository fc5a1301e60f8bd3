// What a wrong command line, and a right one in an unusual place, is told.
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/scan/workspace.h"

using nlohmann::json;
using plumbline::cli::ChildResult;
using plumbline::test::leak;
using plumbline::test::Workspace;
using Words = std::vector<std::string>;

namespace {

size_t line_count(const std::string& text) {
  return static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("a wrong command line is told so in one sentence, with exit code 2") {
  const Workspace workspace;
  const std::vector<Words> lines = {{},
                                    {"bogus"},
                                    {"rules", "bogus"},
                                    {"architecture"},
                                    {"rules", "show"},
                                    {"rules", "show", "no-such-rule"},
                                    {"rules", "check", "none.yaml"},
                                    {"architecture", "graph", "--format", "bogus"},
                                    {"scan", "--format", "bogus"},
                                    {"scan", "--severity", "bogus"},
                                    {"scan", "--only", "no-such-rule"},
                                    {"scan", "--rules", "none.yaml"},
                                    {"scan", "--jobs", "0"},
                                    {"scan", "--root", "/none"},
                                    {"scan", "--stdin"},
                                    {"scan", "--path", "a.py"},
                                    {"scan", "--staged", "--history"},
                                    {"scan", "--output", "/none/x.json"},
                                    {"scan", "--format", "json", "--format", "sarif"}};
  for (const Words& words : lines) {
    const ChildResult result = workspace.run(words);
    CAPTURE(words, result.errors);
    CHECK(result.status == 2);
    CHECK(line_count(result.errors) == 1);
    CHECK(result.errors.starts_with("plumbline: "));
  }
}

TEST_CASE("a report is written even when the command line is wrong, and names the fault") {
  const Workspace workspace;
  const std::vector<Words> faults = {{workspace.at("none")}, {"--severity", "bogus"}};
  for (Words words : faults) {
    const Words reports = {"--format", "json",  "--output", workspace.at("a.json"),
                           "--format", "sarif", "--output", workspace.at("b.sarif")};
    words.insert(words.end(), reports.begin(), reports.end());
    const ChildResult result = workspace.scan(words);
    CHECK(result.status == 2);
    const json plain = json::parse(workspace.read("a.json"));
    CHECK(plain["summary"]["exitCode"] == 2);
    CHECK(plain["notices"][0]["severity"] == "error");
    const json run = json::parse(workspace.read("b.sarif"))["runs"][0];
    CHECK(run["results"].empty());
    CHECK(run["invocations"][0]["executionSuccessful"] == false);
    CHECK(run["invocations"][0]["toolConfigurationNotifications"][0]["level"] == "error");
  }
}

TEST_CASE("every command has help with an example") {
  const Workspace workspace;
  const std::vector<Words> commands = {{},
                                       {"scan"},
                                       {"lsp"},
                                       {"rules"},
                                       {"rules", "list"},
                                       {"rules", "show"},
                                       {"rules", "check"},
                                       {"rules", "test"},
                                       {"architecture"},
                                       {"architecture", "check"},
                                       {"architecture", "graph"},
                                       {"architecture", "doctor"},
                                       {"architecture", "propose"},
                                       {"baseline"},
                                       {"baseline", "create"},
                                       {"baseline", "audit"},
                                       {"merge"},
                                       {"import"}};
  for (Words words : commands) {
    words.emplace_back("--help");
    const ChildResult result = workspace.run(words);
    CAPTURE(words);
    CHECK(result.status == 0);
    CHECK(result.output.find("Example: plumbline") != std::string::npos);
    CHECK(result.errors.empty());
  }
}

TEST_CASE("formats and outputs pair up in the order in which they stand") {
  const Workspace workspace;
  workspace.write("leak.py", leak());
  const std::string folder = workspace.at("");
  const ChildResult result =
      workspace.scan({folder, "--output", workspace.at("a"), "--format=json", "--format", "sarif",
                      "--output=" + workspace.at("b"), "--format", "text", "--compact"});
  CHECK(result.status == 1);
  CHECK(json::parse(workspace.read("a"))["findings"].size() == 1);
  CHECK(json::parse(workspace.read("b"))["runs"][0]["results"].size() == 1);
  CHECK(line_count(result.output) == 1);
}

TEST_CASE("a scan does not read the reports that it writes") {
  const Workspace workspace;
  workspace.write("leak.py", leak());
  const Words words = {workspace.at(""), "--format", "json", "--output", workspace.at("out.json")};
  workspace.scan(words);
  workspace.scan(words);
  CHECK(json::parse(workspace.read("out.json"))["summary"]["files"] == 1);
}

TEST_CASE("the root is the nearest folder with .plumbline, then with .git, then the path itself") {
  const Workspace workspace;
  const auto root_of = [&](const std::string& path) -> std::string {
    const ChildResult result = workspace.run({"scan", workspace.at(path), "--format", "json"});
    return json::parse(result.output)["root"];
  };
  workspace.write("a/b/x.py", "");
  workspace.write("a/.git/HEAD", "");
  CHECK(root_of("a/b") == workspace.at("").substr(0, workspace.at("").size() - 1));
  std::filesystem::remove_all(workspace.at(".plumbline"));
  CHECK(root_of("a/b/x.py") == workspace.at("a"));
  std::filesystem::remove_all(workspace.at("a/.git"));
  CHECK(root_of("a/b") == workspace.at("a/b"));
}

TEST_CASE("rule ids and families narrow a scan; --rules replaces the built-in pack") {
  const Workspace workspace;
  workspace.write("leak.py", leak() + "requests.get(url, timeout=9, verify=False)\ndanger(1)\n");
  workspace.write("own.yaml",
                  "rules:\n  - {id: no-danger, languages: [python], severity: WARNING,\n"
                  "     message: not safe, pattern: danger($X)}\n");
  const auto rules_of = [&](Words words) {
    words.insert(words.begin(), {workspace.at("leak.py"), "--format", "json"});
    std::vector<std::string> rules;
    const json report = json::parse(workspace.scan(words).output);
    for (const json& finding : report["findings"]) {
      rules.push_back(finding["rule"]);
    }
    return rules;
  };
  const std::string own = workspace.at("own.yaml");
  using Rules = std::vector<std::string>;
  CHECK(rules_of({}) == Rules{"secrets/aws-secret-key", "patterns/py-tls-verify"});
  CHECK(rules_of({"--only", "secrets"}) == Rules{"secrets/aws-secret-key"});
  CHECK(rules_of({"--only", "patterns/py-tls-verify"}) == Rules{"patterns/py-tls-verify"});
  CHECK(rules_of({"--only", "secrets,patterns/py-tls-verify"}) ==
        Rules{"secrets/aws-secret-key", "patterns/py-tls-verify"});
  CHECK(rules_of({"--only", "patterns/py-tls-verify,secrets/github-token"}) ==
        Rules{"patterns/py-tls-verify"});
  CHECK(rules_of({"--rules", own}) == Rules{"no-danger"});
  CHECK(rules_of({"--rules", own, "--builtin"}) == Rules{"patterns/py-tls-verify", "no-danger"});
  CHECK(rules_of({"--rules", own, "--only", "no-danger,secrets"}) ==
        Rules{"secrets/aws-secret-key", "no-danger"});
}

TEST_CASE("a path after an option that may be repeated is a path") {
  const Workspace workspace;
  workspace.write("leak.py", leak());
  workspace.write("other/leak.py", leak());
  const ChildResult result =
      workspace.scan({"--only", "secrets", workspace.at("other"), "--compact"});
  CHECK(line_count(result.output) == 1);
  CHECK(workspace.scan({"--only", "secrets", "--format", "text", workspace.at("other")}).status ==
        1);
  CHECK(workspace.scan({"--only", "secrets,no-such-rule"}).status == 2);
}

TEST_CASE("--root alone scans the root, wherever one stands") {
  const Workspace workspace;
  workspace.write("leak.py", leak());
  CHECK(workspace.scan({"--compact"}).status == 1);
}

TEST_CASE("what counts for the exit code can be raised") {
  const Workspace workspace;
  workspace.write("a.py", "import requests\nrequests.get(url, verify=False)\n");
  const auto status = [&](const Words& more) {
    Words all = {workspace.at("a.py"), "--only", "patterns/py-tls-verify"};
    all.insert(all.end(), more.begin(), more.end());
    return workspace.scan(all).status;
  };
  CHECK(status({}) == 1);
  workspace.write(".plumbline/config.yaml", "severity: {patterns/py-tls-verify: warning}\n");
  CHECK(status({"--severity", "error"}) == 0);
  CHECK(status({"--severity", "warning"}) == 1);
  workspace.write(".plumbline/config.yaml", "severity: {patterns/py-tls-verify: hint}\n");
  CHECK(status({}) == 0);
  CHECK(status({"--severity", "hint"}) == 1);
}

TEST_CASE("ignored and hidden files, and those over the size, are left out unless named") {
  const Workspace workspace;
  workspace.write(".gitignore", "ignored.py\n");
  workspace.write(".plumblineignore", "waived.py\n");
  for (const char* const path : {"ignored.py", "waived.py", ".env.py", "plain.py"}) {
    workspace.write(path, leak());
  }
  const auto count = [&](Words words) -> size_t {
    words.insert(words.end(), {"--compact"});
    return line_count(workspace.scan(words).output);
  };
  const std::string all = workspace.at("");
  CHECK(count({all}) == 2);
  CHECK(count({all, "--no-hidden"}) == 1);
  CHECK(count({all, "--no-ignore"}) == 4);
  CHECK(count({all, "--max-size", "10"}) == 0);
  CHECK(count({workspace.at("ignored.py"), "--max-size", "10"}) == 1);
}

TEST_CASE("colours obey NO_COLOR and --color") {
  const Workspace workspace;
  workspace.write("leak.py", leak());
  const auto colored = [&](Words words) {
    words.insert(words.begin(), workspace.at("leak.py"));
    return workspace.scan(words).output.find('\x1b') != std::string::npos;
  };
  CHECK_FALSE(colored({}));
  CHECK(colored({"--color", "always"}));
  CHECK_FALSE(colored({"--color", "never"}));
}

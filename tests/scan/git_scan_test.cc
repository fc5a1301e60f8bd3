// The index, the changes and the history of real git repositories.
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/scan/workspace.h"

using nlohmann::json;
using plumbline::test::leak;
using plumbline::test::synthetic_key;
using plumbline::test::Workspace;
using Words = std::vector<std::string>;

namespace {

struct Repository : Workspace {
  Repository() {
    git({"init", "-q"});
    write("clean.py", "x = 1\n");
    commit("first");
  }

  /// "path:line" of every finding, in order.
  Words found(Words words) const {
    words.insert(words.begin(), {at(""), "--format", "json"});
    report = json::parse(scan(words).output);
    Words places;
    for (const json& finding : report["findings"]) {
      places.push_back(finding["path"].get<std::string>() + ":" +
                       std::to_string(finding["line"].get<int>()));
    }
    return places;
  }

  mutable json report;  // the last one
};

}  // namespace

TEST_CASE("--staged reads what is in the index, not what lies on disk") {
  const Repository repository;
  repository.write("both.py", leak());
  repository.git({"add", "both.py"});
  repository.write("both.py", "x = 2\n");
  repository.write("disk-only.py", leak());
  CHECK(repository.found({"--staged"}) == Words{"both.py:1"});
}

TEST_CASE("--staged knows renames, deletions, links and binary files") {
  const Repository repository;
  repository.write("old.py", leak());
  repository.write("gone.py", leak(3));
  repository.commit("two");
  repository.git({"mv", "old.py", "new.py"});
  repository.git({"rm", "-q", "gone.py"});
  std::filesystem::create_symlink("new.py", repository.at("link.py"));
  repository.write("image.bin", std::string("\0", 1) + leak());
  repository.git({"add", "-A"});
  CHECK(repository.found({"--staged"}) == Words{"new.py:1"});
  CHECK(repository.report["summary"]["binaryFiles"] == 1);
}

TEST_CASE("--staged names submodules and leaves out what .plumblineignore does") {
  const Repository repository;
  repository.git({"clone", "-q", repository.at(""), repository.at("inner")});
  repository.write(".plumblineignore", "fixtures/\n");
  repository.write("fixtures/leak.py", leak());
  repository.git({"add", "-A"});
  CHECK(repository.found({"--staged"}).empty());
  CHECK(repository.report["notices"][0]["path"] == "inner");
}

TEST_CASE("--diff reports what is new since the branches parted") {
  const Repository repository;
  repository.write("old.py", leak());
  repository.write("moved.py", leak(3));
  repository.commit("two");
  repository.git({"branch", "base"});
  repository.write("old.py", leak() + leak(5));
  repository.git({"mv", "moved.py", "elsewhere.py"});
  repository.commit("three");
  repository.write("untracked.py", leak(9));
  CHECK(repository.found({"--diff", "base"}) == Words{"old.py:2", "untracked.py:1"});
  repository.write("old.py", leak(11));  // another key in the place of the old one
  CHECK(repository.found({"--diff", "base"}) == Words{"old.py:1", "untracked.py:1"});
}

TEST_CASE("--history finds what was deleted, once, with its first and last commit") {
  const Repository repository;
  repository.write("a.py", leak());
  repository.commit("two");
  repository.write("a.py", "y = 1\n" + leak());
  repository.commit("three");
  repository.write("a.py", "y = 1\n" + leak(3));
  repository.commit("rotated");
  repository.git({"rm", "-q", "a.py"});
  repository.commit("gone");
  CHECK(repository.found({"--history"}) == Words{"a.py:1", "a.py:2"});
  const json& commits = repository.report["findings"][0]["commits"];
  const std::string log = repository.git({"log", "--format=%H"});
  CHECK(commits["first"]["id"] == log.substr(3 * 41, 40));
  CHECK(commits["last"]["id"] == log.substr(2 * 41, 40));
  CHECK(commits["first"]["author"] == "Ada");
  CHECK(repository.report.dump().find(synthetic_key()) == std::string::npos);
  CHECK(repository.found({"--history=HEAD~1..HEAD"}).empty());
  CHECK(repository.found({"--history", "HEAD~2..HEAD~1"}) == Words{"a.py:2"});
}

TEST_CASE("--history offers no edit: none changes the past") {
  const Repository repository;
  repository.write("a.py", leak());
  repository.commit("two");
  REQUIRE(repository.found({}) == Words{"a.py:1"});
  CHECK_FALSE(repository.report["findings"][0]["fixes"].empty());
  REQUIRE(repository.found({"--history"}) == Words{"a.py:1"});
  CHECK(repository.report["findings"][0]["fixes"].empty());
}

TEST_CASE("--history sees other branches, and what only a merge commit holds") {
  const Repository repository;
  repository.git({"checkout", "-q", "-b", "side"});
  repository.write("side.py", leak());
  repository.commit("side");
  repository.git({"checkout", "-q", "main"});
  repository.write("main.py", "z = 1\n");
  repository.commit("main");
  repository.git({"merge", "-q", "--no-commit", "side"});
  repository.git({"rm", "-q", "-f", "side.py"});
  repository.write("clean.py", "x = 1\n" + leak(3));
  repository.commit("merge");
  CHECK(repository.found({"--history"}) == Words{"clean.py:2", "side.py:1"});
}

TEST_CASE(
    "--history reads bare repositories, second work trees, and says that a clone is shallow") {
  const Repository repository;
  std::filesystem::remove_all(repository.at(".plumbline"));  // each is a project of its own
  repository.write("a.py", leak());
  repository.commit("two");
  repository.git({"rm", "-q", "a.py"});
  repository.commit("three");
  const auto lines = [&](const std::string& path) {
    return repository.run({"scan", "--history", "--compact", "--root", repository.at(path)});
  };
  repository.git({"clone", "-q", "--bare", repository.at(""), repository.at("bare.git")});
  CHECK(lines("bare.git").status == 1);
  repository.git({"worktree", "add", "-q", repository.at("tree"), "HEAD"});
  CHECK(lines("tree").status == 1);
  repository.git(
      {"clone", "-q", "--depth", "1", "file://" + repository.at(""), repository.at("new")});
  CHECK(lines("new").status == 0);
  CHECK(lines("new").errors.find("shallow") != std::string::npos);
}

TEST_CASE("outside a repository, git's options are refused in one sentence") {
  const Workspace workspace;
  for (const Words& words : {Words{"--staged"}, Words{"--diff", "HEAD"}, Words{"--history"}}) {
    const auto result = workspace.scan(words);
    CHECK(result.status == 2);
    CHECK(result.errors.find("no git repository") != std::string::npos);
  }
}

TEST_CASE("a text in UTF-16 is the same in the index as on disk") {
  const Repository repository;
  std::string wide = "\xFF\xFE";
  for (const char c : leak()) wide += {c, '\0'};
  repository.write("wide.py", wide);
  repository.git({"add", "wide.py"});
  CHECK(repository.found({"--staged"}) == Words{"wide.py:1"});
}

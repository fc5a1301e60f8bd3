// The whole workspace's diagnostics, as a client pulls them: closed files too, and only what is
// new.
#include <catch2/catch.hpp>
#include <map>

#include "tests/server/session_fixture.h"

namespace plumbline::test {
namespace {

/// A session of a client that pulls, in a folder with files that are not open.
struct Workspace : Session {
  explicit Workspace(const Files& files) : Session(kRichClient, files) {}

  /// `more`: further members of the parameters, with a comma in front.
  int64_t pull(const std::string& more = "") {
    std::string known;
    for (const auto& [document, id] : ids) {
      if (!known.empty()) known += ",";
      known += R"({"uri":")" + document + R"(","value":")" + id + R"("})";
    }
    return post("workspace/diagnostic", R"({"previousResultIds":[)" + known + "]" + more + "}");
  }

  /// The reports in the answer, by document; what they say is known from now on.
  std::map<std::string, Json> reports(const Json& report) {
    std::map<std::string, Json> all;
    for (const Json& item : report.member("items").items()) {
      const std::string document = item.member("uri").as_string().value_or("");
      ids[document] = item.member("resultId").as_string().value_or("");
      all[document] = item;
    }
    return all;
  }

  std::map<std::string, Json> pulled() { return reports(answer(pull()).member("result")); }

  void changed_on_disk(const std::string& document, int type) {
    notify("workspace/didChangeWatchedFiles",
           R"({"changes":[{"uri":")" + document + R"(","type":)" + std::to_string(type) + "}]}");
  }

  std::map<std::string, std::string> ids;
};

TEST_CASE("a workspace pull brings the findings of files that are not open") {
  Workspace workspace(Files{{"closed.py", "danger(1)\n"}, {"clean.py", "x = 1\n"}});
  const auto reports = workspace.pulled();
  REQUIRE(reports.size() == 1);
  const Json& report = reports.at(workspace.workshop.uri("closed.py"));
  CHECK(has_danger(report.member("items")));
  CHECK(report.member("version").is_null());
  CHECK(workspace.faults().empty());
}

TEST_CASE("a client with a token gets portions, and then an empty answer") {
  Files files;
  for (int i = 0; i < 50; ++i) files["f" + std::to_string(i) + ".py"] = "danger(1)\n";
  Workspace workspace(files);
  const int64_t id = workspace.pull(R"(,"partialResultToken":"portions")");
  CHECK(workspace.answer(id).member("result").member("items").items().empty());
  size_t portions = 0;
  size_t reports = 0;
  while (workspace.count("$/progress") > 0) {
    const Json portion = workspace.await("$/progress");
    CHECK(portion.member("token").as_string() == "portions");
    reports += portion.member("value").member("items").items().size();
    ++portions;
  }
  CHECK(reports == 50);
  CHECK(portions > 1);
  CHECK(workspace.faults().empty());
}

TEST_CASE("a pull that would bring nothing new waits until a file changes on disk") {
  Workspace workspace(Files{{"a.py", "danger(1)\n"}, {"b.py", "danger(2)\n"}});
  CHECK(workspace.pulled().size() == 2);
  const int64_t held = workspace.pull();
  workspace.workshop.write("b.py", "safe(22)\n");
  workspace.changed_on_disk(workspace.workshop.uri("b.py"), 2);
  const auto reports = workspace.reports(workspace.answer(held).member("result"));
  CHECK(reports.at(workspace.workshop.uri("a.py")).member("kind").as_string() == "unchanged");
  const Json& changed = reports.at(workspace.workshop.uri("b.py"));
  CHECK(changed.member("kind").as_string() == "full");
  CHECK(is_empty(changed.member("items")));
}

TEST_CASE("the findings of a file that is gone are taken back") {
  Workspace workspace(Files{{"a.py", "danger(1)\n"}});
  CHECK(workspace.pulled().size() == 1);
  const int64_t held = workspace.pull();
  std::filesystem::remove(workspace.workshop.path("a.py"));
  workspace.changed_on_disk(workspace.workshop.uri("a.py"), 3);
  const auto reports = workspace.reports(workspace.answer(held).member("result"));
  CHECK(is_empty(reports.at(workspace.workshop.uri("a.py")).member("items")));
}

TEST_CASE("an open file is reported as it is in the editor, a closed one as it is on disk") {
  Workspace workspace(Files{{"a.py", "danger(1)\n"}});
  const std::string document = workspace.workshop.uri("a.py");
  workspace.open(document, "python", 1, "x = 1\n");
  workspace.request("textDocument/diagnostic", about(document));
  const int64_t held = workspace.pull();
  workspace.notify("textDocument/didClose", about(document));
  const auto reports = workspace.reports(workspace.answer(held).member("result"));
  CHECK(has_danger(reports.at(document).member("items")));
}

TEST_CASE("a rule that is switched off takes its findings in closed files with it") {
  Workspace workspace(Files{{"a.py", "danger(1)\n"}});
  CHECK(workspace.pulled().size() == 1);
  const int64_t held = workspace.pull();
  workspace.notify("workspace/didChangeConfiguration",
                   R"({"settings":{"plumbline":{"severity":{"no-danger":"off"}}}})");
  const auto reports = workspace.reports(workspace.answer(held).member("result"));
  CHECK(is_empty(reports.at(workspace.workshop.uri("a.py")).member("items")));
}

TEST_CASE("work for which the client gave a token begins and ends under it, once") {
  Workspace workspace(Files{{"a.py", "danger(1)\n"}});
  workspace.answer(workspace.pull(R"(,"workDoneToken":7)"));
  const Json begin = workspace.await("$/progress");
  CHECK(begin.member("token").as_integer() == 7);
  CHECK(begin.member("value").member("kind").as_string() == "begin");
  CHECK(workspace.await("$/progress").member("value").member("kind").as_string() == "end");
}

TEST_CASE("a cancelled workspace pull is answered once and stops its work") {
  Files files;
  for (int i = 0; i < 300; ++i) files["f" + std::to_string(i) + ".py"] = "danger(1)\n";
  Workspace workspace(files);
  const int64_t id = workspace.pull();
  workspace.notify("$/cancelRequest", R"({"id":)" + std::to_string(id) + "}");
  CHECK(workspace.answer(id).member("error").member("code").as_integer() == -32800);
  CHECK(workspace.pulled().size() == 300);
}

constexpr const char* kFaulty = "familys: [secrets]\n";

TEST_CASE("a fault in a closed configuration file reaches a client that pulls open files only") {
  Session session(kRichClient, Files{{".plumbline/config.yaml", kFaulty}});
  const std::string file = session.workshop.uri(".plumbline/config.yaml");
  CHECK(!is_empty(session.diagnostics(file, 0)));
  session.open(file, "yaml", 1, kFaulty);  // from now on it pulls this one too
  CHECK(is_empty(session.diagnostics(file, 0)));
  const Json pulled = session.request("textDocument/diagnostic", about(file)).member("result");
  CHECK(!is_empty(pulled.member("items")));
}

TEST_CASE("a client that pulls the workspace gets faults of closed configuration files that way") {
  Workspace workspace(Files{{".plumbline/config.yaml", kFaulty}});
  const std::string file = workspace.workshop.uri(".plumbline/config.yaml");
  CHECK(!is_empty(workspace.pulled().at(file).member("items")));
  if (workspace.count("textDocument/publishDiagnostics") > 0) {
    workspace.diagnostics(file, 0, is_empty);  // what was pushed before it asked is taken back
  }
}

}  // namespace
}  // namespace plumbline::test

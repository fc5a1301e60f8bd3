// One behaviour of the session per test, over pipes, against the real server.
#include <catch2/catch.hpp>

#include "tests/server/session_fixture.h"

namespace plumbline::test {
namespace {

constexpr std::string_view kInsertDanger =
    R"([{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"text":"danger(1)\n"}])";

TEST_CASE("a request before initialize is refused, and the session goes on") {
  ScriptedClient client;
  const Json early = client.request("textDocument/hover", "{}");
  CHECK(early.member("error").member("code").as_integer() == -32002);
  CHECK(client.initialize("{}", "").is_object());
  CHECK(client.faults().empty());
}

TEST_CASE("UTF-8 is taken wherever it is offered, else UTF-16") {
  ScriptedClient modern;
  const Json answer =
      modern.initialize(R"({"general":{"positionEncodings":["utf-32","utf-8"]}})", "");
  CHECK(answer.member("capabilities").member("positionEncoding").as_string() == "utf-8");
  ScriptedClient old;
  const Json plain = old.initialize("{}", "");
  CHECK(plain.member("capabilities").member("positionEncoding").as_string() == "utf-16");
}

TEST_CASE("pull is offered only to a client that announces it, and then nothing is pushed") {
  Session session(kRichClient, "danger(1)\n");
  CHECK(session.announced.has_member("diagnosticProvider"));
  const Json report =
      session.request("textDocument/diagnostic", about(session.uri)).member("result");
  CHECK(report.member("items").items().size() == 1);
  CHECK(session.count("textDocument/publishDiagnostics") == 0);
  CHECK(session.faults().empty());
}

TEST_CASE("a second pull of the same text is unchanged") {
  Session session(kRichClient, "danger(1)\n");
  const std::string start = R"({"textDocument":{"uri":")" + session.uri + R"("})";
  const Json first = session.request("textDocument/diagnostic", start + "}").member("result");
  const Json second =
      session.request("textDocument/diagnostic",
                      start + R"(,"previousResultId":)" + first.member("resultId").dump() + "}");
  CHECK(second.member("result").member("kind").as_string() == "unchanged");
}

TEST_CASE("findings follow every edit, under the version they belong to") {
  Session session(kPlainClient, "x = 1\n");
  CHECK(session.diagnostics(session.uri, 1).items().empty());
  session.change(session.uri, 2, kInsertDanger);
  CHECK(mentions(session.diagnostics(session.uri, 2), "no-danger"));
  session.change(session.uri, 3, R"([{"text":"x = 2\n"}])");
  CHECK(session.diagnostics(session.uri, 3).items().empty());
  CHECK(session.faults().empty());
}

TEST_CASE("columns after é and an astral character are in UTF-16 units") {
  Session session(kPlainClient, "\xEF\xBB\xBFx = \"é😀\"; danger(1)\r\n");
  const Json found = session.diagnostics(session.uri, 1);
  REQUIRE(found.items().size() == 1);
  const Json start = found.items()[0].member("range").member("start");
  CHECK(start.member("character").as_integer() == 12);
}

TEST_CASE("the client's spelling of a URI comes back, whatever spelling it edits by") {
  Session session(kPlainClient);
  const std::string odd = session.workshop.uri() + "/%61.py";
  session.open(odd, "python", 1, "danger(1)\n");
  CHECK(mentions(session.diagnostics(odd, 1), "no-danger"));
  session.change(session.workshop.uri("a.py"), 2, R"([{"text":"ok\n"}])");
  CHECK(session.diagnostics(odd, 2).items().empty());
}

TEST_CASE("closing a document clears what was shown") {
  Session session(kPlainClient, "danger(1)\n");
  session.diagnostics(session.uri, 1);
  session.notify("textDocument/didClose", about(session.uri));
  const Json last = session.await("textDocument/publishDiagnostics");
  CHECK(last.member("diagnostics").items().empty());
}

TEST_CASE("files outside the workspace folders stay silent") {
  Workshop workshop;
  TemporaryFolder elsewhere;
  ScriptedClient client;
  client.initialize(kPlainClient, workshop.uri());
  client.open(elsewhere.uri("settings.py"), "python", 1, "danger(1)\n");
  client.open(workshop.uri("a.py"), "python", 1, "danger(1)\n");
  client.diagnostics(workshop.uri("a.py"), 1);
  CHECK(client.count("textDocument/publishDiagnostics") == 0);
}

TEST_CASE("a fault in an unsaved config.yaml is shown on its line and vanishes with it") {
  Session session(kPlainClient);
  const std::string uri = session.workshop.uri(".plumbline/config.yaml");
  session.open(uri, "yaml", 1, "exclude: []\nfamilys: [secrets]\n");
  const auto any = [](const Json& list) { return !list.items().empty(); };
  const Json faults = session.diagnostics(uri, 1, any);
  const Json line = faults.items()[0].member("range").member("start").member("line");
  CHECK(line.as_integer() == 1);
  session.change(uri, 2, R"([{"text":"exclude: []\n"}])");
  CHECK(session.diagnostics(uri, 2, is_empty).items().empty());
}

TEST_CASE("a rule switched off in the editor's settings is silent") {
  Session session(kPlainClient, "danger(1)\n");
  session.diagnostics(session.uri, 1, has_danger);
  session.notify("workspace/didChangeConfiguration",
                 R"({"settings":{"plumbline":{"severity":{"no-danger":"off"}}}})");
  session.diagnostics(session.uri, 1, is_empty);
}

TEST_CASE("settings are asked for per folder, and null is an answer") {
  Session session(kRichClient);
  const Json asked = session.await("workspace/configuration");
  bool scoped = false;
  for (const Json& item : asked.member("items").items()) {
    CHECK(item.member("section").as_string() == "plumbline");
    scoped = scoped || item.member("scopeUri").as_string() == session.workshop.uri();
  }
  CHECK(scoped);
}

TEST_CASE("nothing is registered that the client did not announce") {
  ScriptedClient client;
  client.initialize("{}", "");
  client.request("shutdown", "null");
  CHECK(client.count("client/registerCapability") == 0);
  CHECK(client.count("workspace/configuration") == 0);
}

TEST_CASE("an unknown $/ request is answered, an unknown notification is not") {
  ScriptedClient client;
  client.initialize("{}", "");
  client.notify("$/whatever", "{}");
  const Json answer = client.request("$/unknown", "{}");
  CHECK(answer.member("error").member("code").as_integer() == -32601);
}

TEST_CASE("JSON that cannot be read is answered with a parse error and the session goes on") {
  ScriptedClient client;
  client.initialize("{}", "");
  client.send_raw("content-length: 5\r\n\r\n{\"a\":");
  const Json refused = client.null_answer();
  CHECK(refused.member("error").member("code").as_integer() == -32700);
  CHECK(client.request("$/unknown", "{}").has_member("error"));
}

TEST_CASE("after shutdown requests are invalid and exit gives 0") {
  ScriptedClient client;
  client.initialize("{}", "");
  CHECK(client.request("shutdown", "null").member("result").is_null());
  const Json late = client.request("textDocument/hover", "{}");
  CHECK(late.member("error").member("code").as_integer() == -32600);
  client.notify("exit", "null");
  CHECK(client.exit_code(2) == 0);
}

TEST_CASE("exit without shutdown gives 1") {
  ScriptedClient client;
  client.initialize("{}", "");
  client.notify("exit", "null");
  CHECK(client.exit_code(2) == 1);
}

TEST_CASE("a workspace pull is held open, and cancelling it answers it once") {
  Session session(kRichClient);
  const int64_t id = session.post("workspace/diagnostic", R"({"previousResultIds":[]})");
  session.notify("$/cancelRequest", R"({"id":)" + std::to_string(id) + "}");
  CHECK(session.answer(id).member("error").member("code").as_integer() == -32800);
}

TEST_CASE("shutdown answers what is still open") {
  ScriptedClient client;
  client.initialize(kRichClient, "");
  const int64_t id = client.post("workspace/diagnostic", R"({"previousResultIds":[]})");
  client.request("shutdown", "null");
  CHECK(client.answer(id).member("error").member("code").as_integer() == -32800);
}

TEST_CASE("an id that was cancelled and comes again is a new request") {
  ScriptedClient client;
  client.initialize("{}", "");
  client.notify("$/cancelRequest", R"({"id":2})");
  client.request("$/unknown", "{}");
  const Json second = client.request("$/unknown", "{}");
  CHECK(second.member("error").member("code").as_integer() == -32601);
}

TEST_CASE("an edit that cannot be read silences the document until a save repairs it") {
  Session session(kPlainClient, "danger(1)\n");
  session.diagnostics(session.uri, 1);
  session.change(session.uri, 2, R"([{"range":"nonsense","text":"x"}])");
  session.await("window/showMessage");
  session.notify("textDocument/didSave",
                 R"({"textDocument":{"uri":")" + session.uri + R"("},"text":"danger(1)\n"})");
  session.diagnostics(session.uri, 1, has_danger);
}

TEST_CASE("an untitled document is analysed") {
  ScriptedClient client;
  client.initialize(kPlainClient, "");
  client.open("untitled:Untitled-1", "python", 1, "x = 1\n");
  CHECK(client.diagnostics("untitled:Untitled-1", 1).is_array());
}

TEST_CASE("a configuration file changed on disk is noticed without file watching") {
  Session session(kPlainClient, "danger(1)\n");
  session.diagnostics(session.uri, 1);
  session.workshop.write(".plumbline/config.yaml", "severity: { no-danger: off }\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(2100));
  session.change(session.uri, 2, R"([{"text":"danger(2)\n"}])");
  session.diagnostics(session.uri, 2, is_empty);
}

}  // namespace
}  // namespace plumbline::test

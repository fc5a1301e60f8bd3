// Code actions as clients of several kinds ask for them.
#include <catch2/catch.hpp>
#include <set>

#include "tests/server/session_fixture.h"

namespace plumbline::test {
namespace {

struct Asked {
  Workshop workshop;
  ScriptedClient client;
  std::string uri = workshop.uri("a.py");

  explicit Asked(std::string_view capabilities, std::string_view text = "é = danger(1)\n") {
    client.initialize(capabilities, workshop.uri());
    client.open(uri, "python", 1, text);
  }

  std::vector<Json> actions(std::string_view context) {
    return client
        .request("textDocument/codeAction",
                 "{" + at(uri, 0, 5, 5) + R"(,"context":)" + std::string(context) + "}")
        .member("result")
        .items();
  }
};

TEST_CASE("a fix is offered by range alone, with changes where documentChanges is unknown") {
  Asked asked(kPlainClient);
  const auto actions = asked.actions(R"({"diagnostics":[]})");
  REQUIRE(!actions.empty());
  const Json edits = actions[0].member("edit").member("changes").member(asked.uri);
  REQUIRE(edits.items().size() == 1);
  CHECK(edits.items()[0].member("newText").as_string() == "safe(1)");
  CHECK(edits.items()[0].member("range").member("start").member("character").as_integer() == 4);
  CHECK(asked.client.faults().empty());
}

TEST_CASE("documentChanges carry the version for clients that know them") {
  Asked asked(kRichClient);
  const auto actions = asked.actions(R"({"diagnostics":[]})");
  REQUIRE(!actions.empty());
  const Json change = actions[0].member("edit").member("documentChanges").items().at(0);
  CHECK(change.member("textDocument").member("version").as_integer() == 1);
  CHECK(asked.client.faults().empty());
}

TEST_CASE("only is obeyed by prefix at dots") {
  Asked asked(kPlainClient);
  CHECK(asked.actions(R"({"diagnostics":[],"only":["refactor"]})").empty());
  CHECK(asked.actions(R"({"diagnostics":[],"only":["quick"]})").empty());
  CHECK(!asked.actions(R"({"diagnostics":[],"only":["quickfix"]})").empty());
  const auto all = asked.actions(R"({"diagnostics":[],"only":["source.fixAll"]})");
  REQUIRE(all.size() == 1);
  CHECK(all[0].member("kind").as_string() == "source.fixAll.plumbline");
}

TEST_CASE("two findings on a line have different titles") {
  Asked asked(kPlainClient, "x = [danger(1), danger(2)]\n");
  std::set<std::string> titles;
  const Json result =
      asked.client
          .request("textDocument/codeAction",
                   "{" + at(asked.uri, 0, 0, 26) + R"(,"context":{"diagnostics":[]}})")
          .member("result");
  for (const Json& action : result.items()) {
    CHECK(titles.insert(action.member("title").as_string().value_or("")).second);
  }
  CHECK(titles.size() >= 2);
}

TEST_CASE("a client without literals gets a command that applies the edit") {
  Asked asked(R"({"workspace":{"applyEdit":true}})");
  const auto actions = asked.actions(R"({"diagnostics":[]})");
  REQUIRE(!actions.empty());
  CHECK(actions[0].member("command").as_string() == "plumbline.applyFix");
  const Json done = asked.client.request("workspace/executeCommand",
                                         R"({"command":"plumbline.applyFix","arguments":)" +
                                             actions[0].member("arguments").dump() + "}");
  CHECK(!done.has_member("error"));
  const Json edit = asked.client.await("workspace/applyEdit").member("edit");
  CHECK(edit.member("changes").member(asked.uri).items().size() == 1);
}

TEST_CASE("an unknown command is an error") {
  Asked asked(kPlainClient);
  const Json answer =
      asked.client.request("workspace/executeCommand", R"({"command":"nobody.knows"})");
  CHECK(answer.has_member("error"));
}

TEST_CASE("allowing a finding inserts a comment that silences it") {
  Asked asked(kPlainClient, "danger(1)\n");
  const auto all = asked.client
                       .request("textDocument/codeAction",
                                "{" + at(asked.uri, 0, 0, 0) + R"(,"context":{"diagnostics":[]}})")
                       .member("result")
                       .items();
  REQUIRE(all.size() == 2);
  const Json edit = all[1].member("edit").member("changes").member(asked.uri).items().at(0);
  const std::string text = edit.member("newText").as_string().value_or("");
  CHECK(text.find("# plumbline: allow(") == 0);
}

TEST_CASE("hover speaks Markdown only to clients that take it") {
  Asked rich(kRichClient);
  const std::string place =
      R"({"textDocument":{"uri":")" + rich.uri + R"("},"position":{"line":0,"character":6}})";
  const Json shown = rich.client.request("textDocument/hover", place).member("result");
  CHECK(shown.member("contents").member("kind").as_string() == "markdown");
  Asked plain(kPlainClient);
  const std::string same =
      R"({"textDocument":{"uri":")" + plain.uri + R"("},"position":{"line":0,"character":6}})";
  const Json text = plain.client.request("textDocument/hover", same).member("result");
  CHECK(text.member("contents").member("kind").as_string() == "plaintext");
}

}  // namespace
}  // namespace plumbline::test

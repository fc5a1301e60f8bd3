// Code actions as clients of several kinds ask for them.
#include <catch2/catch.hpp>
#include <set>

#include "server/requests/combined_edits.h"
#include "tests/server/session_fixture.h"

namespace plumbline::test {
namespace {

struct Asked : Session {
  explicit Asked(std::string_view capabilities, std::string_view text = "é = danger(1)\n")
      : Session(capabilities, text) {}

  std::vector<Json> actions(std::string_view context) {
    return request("textDocument/codeAction",
                   "{" + at(uri, 0, 5, 5) + R"(,"context":)" + std::string(context) + "}")
        .member("result")
        .items();
  }

  /// The first action's edit, which the client has to ask for.
  Json resolved_edit() {
    const auto all = actions(R"({"diagnostics":[]})");
    REQUIRE(!all.empty());
    CHECK(!all[0].has_member("edit"));
    return request("codeAction/resolve", all[0].dump()).member("result").member("edit");
  }
};

/// Does not resolve: Emacs, and Neovim before 0.8.
constexpr std::string_view kEagerClient = R"({"textDocument":{"codeAction":{
  "disabledSupport":true,"dataSupport":true,
  "codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}}}}})";

TEST_CASE("a client that cannot resolve gets the edit with the action") {
  Asked asked(kEagerClient);
  const auto actions = asked.actions(R"({"diagnostics":[]})");
  REQUIRE(!actions.empty());
  CHECK(actions[0].member("edit").member("changes").has_member(asked.uri));
  CHECK(asked.faults().empty());
}

TEST_CASE("an edit is resolved for the text as it is when it is asked for") {
  Asked asked(kPlainClient);
  const auto actions = asked.actions(R"({"diagnostics":[]})");
  REQUIRE(!actions.empty());
  asked.change(asked.uri, 2,
               R"([{"range":{"start":{"line":0,"character":0},
                             "end":{"line":0,"character":0}},"text":"\n\n"}])");
  const Json answer = asked.request("codeAction/resolve", actions[0].dump()).member("result");
  const Json edit = answer.member("edit").member("changes").member(asked.uri).items().at(0);
  CHECK(edit.member("range").member("start").member("line").as_integer() == 2);
  CHECK(asked.faults().empty());
}

TEST_CASE("resolving a fix that is gone is an error, not a wrong edit") {
  Asked asked(kPlainClient);
  const auto actions = asked.actions(R"({"diagnostics":[]})");
  REQUIRE(!actions.empty());
  asked.change(asked.uri, 2, R"([{"text":"x = 1\n"}])");
  const Json answer = asked.request("codeAction/resolve", actions[0].dump());
  CHECK(answer.member("error").member("code").as_integer() == -32801);
}

TEST_CASE("where no comment can stand, allowing is offered as impossible, with the reason") {
  constexpr std::string_view kInString = "x = f\"\"\"\n{danger(1)}\n\"\"\"\n";
  const auto reasons = [&](std::string_view capabilities) {
    Asked asked(capabilities, kInString);
    const std::string params = "{" + at(asked.uri, 1, 1, 5) + R"(,"context":{"diagnostics":[]}})";
    size_t disabled = 0;
    for (const Json& action :
         asked.request("textDocument/codeAction", params).member("result").items()) {
      if (!action.has_member("disabled")) continue;
      CHECK(!action.has_member("edit"));
      ++disabled;
    }
    return disabled;
  };
  CHECK(reasons(kEagerClient) == 1);
  CHECK(reasons(kPlainClient) == 0);  // did not announce that it shows them
}

TEST_CASE("a fix is offered by range alone, with changes where documentChanges is unknown") {
  Asked asked(kPlainClient);
  const Json edits = asked.resolved_edit().member("changes").member(asked.uri);
  REQUIRE(edits.items().size() == 1);
  CHECK(edits.items()[0].member("newText").as_string() == "safe(1)");
  CHECK(edits.items()[0].member("range").member("start").member("character").as_integer() == 4);
  CHECK(asked.faults().empty());
}

TEST_CASE("documentChanges carry the version for clients that know them") {
  Asked asked(kRichClient);
  const Json change = asked.resolved_edit().member("documentChanges").items().at(0);
  CHECK(change.member("textDocument").member("version").as_integer() == 1);
  CHECK(asked.faults().empty());
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

TEST_CASE("what several fixes put in one place is all there, and imports once") {
  std::vector<TextEdit> edits = {{byte_range(0, 0), "import os\n"}, {byte_range(4, 8), ""}};
  CHECK(server::add_edits(
      edits, {{byte_range(0, 0), "import os\nimport sys\n"}, {byte_range(8, 12), ""}}));
  REQUIRE(edits.size() == 3);
  CHECK(edits[0].new_text == "import os\nimport sys\n");
  CHECK_FALSE(server::add_edits(edits, {{byte_range(6, 9), "x"}}));
  CHECK_FALSE(server::add_edits(edits, {{byte_range(8, 8), "x"}}));
  CHECK(edits.size() == 3);
  CHECK(server::add_edits(edits, {{byte_range(20, 20), "variable \"a\" {}\n"}}));
  CHECK(server::add_edits(edits, {{byte_range(20, 20), "variable \"b\" {}\n"}}));
  CHECK(edits.back().new_text == "variable \"a\" {}\nvariable \"b\" {}\n");
}

TEST_CASE("two findings on a line have different titles") {
  Asked asked(kPlainClient, "x = [danger(1), danger(2)]\n");
  std::set<std::string> titles;
  const Json result =
      asked
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
  const Json done =
      asked.request("workspace/executeCommand", R"({"command":"plumbline.applyFix","arguments":)" +
                                                    actions[0].member("arguments").dump() + "}");
  CHECK(!done.has_member("error"));
  const Json edit = asked.await("workspace/applyEdit").member("edit");
  CHECK(edit.member("changes").member(asked.uri).items().size() == 1);
}

TEST_CASE("an unknown command is an error") {
  Asked asked(kPlainClient);
  const Json answer = asked.request("workspace/executeCommand", R"({"command":"nobody.knows"})");
  CHECK(answer.has_member("error"));
}

TEST_CASE("allowing a finding inserts a comment that silences it") {
  Asked asked(kEagerClient, "danger(1)\n");
  const auto all = asked
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
  const Json shown = rich.request("textDocument/hover", place).member("result");
  CHECK(shown.member("contents").member("kind").as_string() == "markdown");
  Asked plain(kPlainClient);
  const std::string same =
      R"({"textDocument":{"uri":")" + plain.uri + R"("},"position":{"line":0,"character":6}})";
  const Json text = plain.request("textDocument/hover", same).member("result");
  CHECK(text.member("contents").member("kind").as_string() == "plaintext");
}

TEST_CASE("a document whose tree was let go for others is still offered its fixes") {
  Asked asked(kPlainClient);
  asked.diagnostics(asked.uri, 1, has_danger);
  std::string long_text = "[0";
  while (long_text.size() < 1'000'000)
    long_text += ",\n{\"a\": [1, 2, 3], \"b\": \"some text here\"}";
  for (int i = 0; i < 14; ++i) {  // more than the trees' budget
    const std::string uri = asked.workshop.uri("long" + std::to_string(i) + ".json");
    asked.open(uri, "json", 1, long_text + "]");
    asked.diagnostics(uri, 1);
  }
  CHECK(!asked.actions(R"({"diagnostics":[]})").empty());
}

}  // namespace
}  // namespace plumbline::test

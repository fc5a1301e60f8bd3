// One credential in several places of a project, open or not.
#include <catch2/catch.hpp>

#include "tests/server/session_fixture.h"

namespace plumbline::test {
namespace {

/// As VS Code in what it can do with edits.
constexpr std::string_view kConfirmingClient = R"({"textDocument":{"codeAction":{
  "dataSupport":true,
  "codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix","source"]}}}},
  "workspace":{"workspaceEdit":{"documentChanges":true,
    "changeAnnotationSupport":{"groupsOnLabel":true}}}})";

/// Looks like a token of GitHub; from a pattern, so that this file holds none.
std::string token(size_t seed = 0) {
  constexpr std::string_view kLetters = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7";
  std::string made = "ghp_";
  for (size_t i = 0; i < 36; ++i) made += kLetters[(i * 11 + seed) % kLetters.size()];
  return made;
}

std::string assignment(size_t seed = 0) {
  return "api_token = \"" + token(seed) + "\"\n";
}

/// The action whose title begins so; null if it does not come. What is published first may be the
/// text's findings alone: the tree's are on their way.
Json action_titled(ScriptedClient& client, const std::string& uri, std::string_view title) {
  const std::string params =
      "{" + at(uri, 0, 0, 60) + R"(,"context":{"diagnostics":[],"only":["quickfix"]}})";
  for (int tries = 0; tries < 50; ++tries) {
    const auto actions = client.request("textDocument/codeAction", params).member("result").items();
    for (const Json& action : actions) {
      if (action.member("title").as_string().value_or("").starts_with(title)) return action;
    }
  }
  return {};
}

void check_confirmed(const Json& edit, size_t documents) {
  REQUIRE(edit.member("documentChanges").items().size() == documents);
  const Json annotation = edit.member("changeAnnotations").member("confirm");
  CHECK(annotation.member("needsConfirmation").as_boolean() == true);
  for (const Json& document : edit.member("documentChanges").items()) {
    for (const Json& one : document.member("edits").items()) {
      CHECK(one.member("annotationId").as_string() == "confirm");
      CHECK(one.member("newText").as_string()->find("ghp_") == std::string::npos);
    }
  }
}

TEST_CASE("a credential that stands in several open files is replaced in all, once confirmed") {
  Session session(kConfirmingClient, assignment());
  const std::string second = session.workshop.uri("b.py");
  session.open(second, "python", 4, assignment() + assignment());
  session.diagnostics(second, 4, [](const Json& list) { return list.items().size() == 2; });
  const Json action =
      action_titled(session, session.uri, "Replace this credential in all 3 places");
  check_confirmed(action.member("edit"), 2);
  CHECK(session.faults().empty());
}

TEST_CASE("files that are not open are replaced with it, without a version") {
  Session session(kConfirmingClient, Files{{"b.py", assignment()},
                                           {"c.js", "const token = \"" + token() + "\";\n"},
                                           {"other.py", assignment(5)}});
  session.open(session.uri, "python", 1, assignment());
  const Json action =
      action_titled(session, session.uri, "Replace this credential in all 3 places");
  check_confirmed(action.member("edit"), 3);
  const std::string title = action.member("title").as_string().value_or("");
  CHECK(title.ends_with(
      ": Read the secret from variable GITHUB_TOKEN (must be set; still long-lived)"));
  CHECK(action.member("data").member("class").as_string() == "A");
  for (const Json& document : action.member("edit").member("documentChanges").items()) {
    const Json named = document.member("textDocument");
    CHECK(named.member("uri").as_string() != session.workshop.uri("other.py"));
    CHECK(named.member("version").is_null() == (named.member("uri").as_string() != session.uri));
  }
}

TEST_CASE("a place that has no complete edit is counted, and named among the things to do") {
  Session session(kConfirmingClient,
                  Files{{"b.py", assignment()},
                        {"K.java", "class K {\n  @Value(\"" + token() + "\")\n  String s;\n}\n"}});
  session.open(session.uri, "python", 1, assignment());
  const Json action =
      action_titled(session, session.uri, "Replace this credential in 2 of 3 places");
  check_confirmed(action.member("edit"), 2);
  const auto steps = action.member("data").member("followUps").items();
  REQUIRE(!steps.empty());
  CHECK(steps[0].member("title").as_string() == "Replace it by hand in K.java:2");
}

TEST_CASE("one place, or one file that is left out, is no sprawl") {
  Session session(kConfirmingClient, Files{{".plumbline/config.yaml", "exclude: [\"old/**\"]\n"},
                                           {"old/b.py", assignment()}});
  session.open(session.uri, "python", 1, assignment());
  REQUIRE(!action_titled(session, session.uri, "").is_null());
  CHECK(action_titled(session, session.uri, "Replace this credential").is_null());
}

TEST_CASE("a client that cannot ask for confirmation is not offered an edit of several files") {
  Session session(kPlainClient, assignment() + assignment());
  REQUIRE(!action_titled(session, session.uri, "").is_null());
  CHECK(action_titled(session, session.uri, "Replace this credential").is_null());
}

}  // namespace
}  // namespace plumbline::test

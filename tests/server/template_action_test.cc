// Templates and checklists over the wire: what an action that a person must finish looks like.
#include <catch2/catch.hpp>
#include <map>

#include "tests/server/session_fixture.h"

namespace plumbline::test {
namespace {

constexpr std::string_view kSnippetClient = R"({"textDocument":{
  "codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}},
                "dataSupport":true}},
  "workspace":{"workspaceEdit":{"documentChanges":true,"snippetEditSupport":true}}})";

constexpr std::string_view kWordClient = R"({"textDocument":{
  "codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}},
                "dataSupport":true}},
  "workspace":{"workspaceEdit":{"documentChanges":true}}})";

constexpr std::string_view kWorkflow = R"(on: push
jobs:
  a:
    runs-on: RUNNER
    steps:
      - uses: hashicorp/vault-action@v3
        with: { url: "${{ vars.URL }}", token: "${{ secrets.VAULT_TOKEN }}" }
      - run: npm publish
        env:
          NODE_AUTH_TOKEN: ${{ secrets.NPM_TOKEN }}
)";

/// The action of the row in an answer; null if there is none.
Json action_of(const Json& answer, std::string_view row) {
  for (const Json& each : answer.member("result").items()) {
    if (each.member("data").member("row").as_string() == row) return each;
  }
  return {};
}

struct Workflow {
  Workshop workshop;
  ScriptedClient client;
  std::string uri = workshop.uri(".github/workflows/a.yml");

  Workflow(std::string_view capabilities, const std::string& runner) {
    client.initialize(capabilities, workshop.uri());
    std::string text(kWorkflow);
    text.replace(text.find("RUNNER"), 6, runner);
    client.open(uri, "yaml", 1, text);
  }

  /// The action of the row on that line; null if there is none.
  Json action(uint32_t line, std::string_view row) {
    return action_of(
        client.request("textDocument/codeAction",
                       "{" + at(uri, line, 50, 60) + R"(,"context":{"diagnostics":[]}})"),
        row);
  }
};

std::string new_texts(const Json& action, bool snippets) {
  std::string texts;
  for (const Json& edit :
       action.member("edit").member("documentChanges").items().at(0).member("edits").items()) {
    const Json text = snippets ? edit.member("snippet").member("value") : edit.member("newText");
    texts += text.as_string().value_or("?");
  }
  return texts;
}

TEST_CASE("a template has tab stops, escapes what it keeps, and follow-ups") {
  Workflow workflow(kSnippetClient, "ubuntu-latest");
  const Json action = workflow.action(6, "30.gha");
  const Json data = action.member("data");
  CHECK(data.member("class").as_string() == "T");
  CHECK(data.member("precondition").as_string() == "ambient-identity");
  CHECK(data.member("followUps").items().size() >= 3);
  const std::string texts = new_texts(action, true);
  CHECK(texts.find("role: ${1:ROLE}") != std::string::npos);
  CHECK(texts.find("\\${{ vars.URL \\}\\}") != std::string::npos);
}

constexpr std::string_view kLazyClient = R"({"textDocument":{
  "codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}},
                "dataSupport":true,"resolveSupport":{"properties":["edit"]}}},
  "workspace":{"workspaceEdit":{"documentChanges":true}}})";

TEST_CASE("a template beside a complete edit has a title and an edit of its own") {
  Workshop workshop;
  ScriptedClient client;
  client.initialize(kLazyClient, workshop.uri());
  const std::string uri = workshop.uri("ask.py");
  const std::string key =
      "sk-" + std::string("q7Zt4Wn2Rb8Lk5Hx1Vd3") + "T3Blbk" + "FJ" + "c9Ym6Gp0Sf2Jw8Te4Ua7";
  client.open(uri, "python", 1,
              "from openai import OpenAI\n\nclient = OpenAI(api_key=\"" + key + "\")\n");
  const Json answer = client.request("textDocument/codeAction",
                                     "{" + at(uri, 2, 0, 60) + R"(,"context":{"diagnostics":[]}})");
  std::map<std::string, Json> of_class;
  for (const Json& each : answer.member("result").items()) {
    const Json data = each.member("data");
    if (data.member("row").as_string() == "24.py")
      of_class[*data.member("class").as_string()] = each;
  }
  REQUIRE(of_class.size() == 2);
  CHECK(of_class["A"].member("title").as_string() != of_class["T"].member("title").as_string());
  const auto resolved = [&](const Json& action) {
    return client.request("codeAction/resolve", action.dump()).member("result");
  };
  CHECK(new_texts(resolved(of_class["A"]), false).empty());
  const std::string texts = new_texts(resolved(of_class["T"]), false);
  CHECK(texts.find("workload_identity=") != std::string::npos);
}

TEST_CASE("a client without snippets gets plain words") {
  Workflow workflow(kWordClient, "ubuntu-latest");
  const std::string texts = new_texts(workflow.action(6, "30.gha"), false);
  CHECK(texts.find("role: ROLE") != std::string::npos);
  CHECK(texts.find("url: \"${{ vars.URL }}\"") != std::string::npos);
}

TEST_CASE("what has no edit is a command that shows what to do") {
  Workflow workflow(kRichClient, "self-hosted");
  const Json action = workflow.action(9, "7.gha");
  CHECK(action.member("data").member("class").as_string() == "F");
  CHECK_FALSE(action.has_member("edit"));
  const Json command = action.member("command");
  const Json done = workflow.client.request(
      "workspace/executeCommand",
      R"({"command":"plumbline.applyFix","arguments":)" + command.member("arguments").dump() + "}");
  CHECK_FALSE(done.has_member("error"));
  const std::string shown =
      workflow.client.await("window/showMessage").member("message").as_string().value_or("");
  CHECK(shown.find("1. Revoke the token on npm 2. ") != std::string::npos);
}

TEST_CASE("a template for a role comes with the trust policy for this repository") {
  constexpr std::string_view kFiles = R"({"textDocument":{"codeAction":{"dataSupport":true,
      "codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}}}},
      "workspace":{"workspaceEdit":{"documentChanges":true,"resourceOperations":["create"],
        "changeAnnotationSupport":{"groupsOnLabel":true}}}})";
  Session session(kFiles, Files{{".git/config",
                                 "[remote \"origin\"]\n\turl = git@github.com:acme/shop.git\n"}});
  const std::string uri = session.workshop.uri(".github/workflows/a.yml");
  session.open(uri, "yaml", 1,
               "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n"
               "      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n"
               "          aws-secret-access-key: ${{ secrets.AWS_SECRET_ACCESS_KEY }}\n");
  const Json answer = session.request(
      "textDocument/codeAction", "{" + at(uri, 7, 40, 44) + R"(,"context":{"diagnostics":[]}})");
  const Json policy = action_of(answer, "aws-github");
  const auto changes = policy.member("edit").member("documentChanges").items();
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].member("kind").as_string() == "create");
  CHECK(changes[0].member("uri").as_string() == session.workshop.uri("aws-trust-policy.json"));
  CHECK(changes[0].member("annotationId").as_string() == "confirm");
  const std::string text =
      changes[1].member("edits").items().at(0).member("newText").as_string().value_or("");
  CHECK(text.find("repo:acme/shop:environment:ENVIRONMENT") != std::string::npos);
  CHECK(session.faults().empty());
}

TEST_CASE("a variable of Terraform goes to variables.tf, once the user confirms it") {
  Workshop workshop;
  workshop.write("infra/variables.tf", "variable \"a\" {}\n");
  ScriptedClient client;
  client.initialize(R"({"textDocument":{"codeAction":{"dataSupport":true,
      "codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}}}},
      "workspace":{"workspaceEdit":{"documentChanges":true,
        "changeAnnotationSupport":{"groupsOnLabel":true}}}})",
                    workshop.uri());
  const std::string uri = workshop.uri("infra/main.tf");
  const std::string value = std::string("q7Xz") + "P2mK" + "9vLt" + "4RwB" + "8sHd";
  client.open(uri, "terraform", 1, "locals {\n  api_password = \"" + value + "\"\n}\n");
  const Json answer = client.request(
      "textDocument/codeAction", "{" + at(uri, 1, 18, 22) + R"(,"context":{"diagnostics":[]}})");
  const Json broker = action_of(answer, "B.tf");
  const auto changes = broker.member("edit").member("documentChanges").items();
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].member("textDocument").member("version").as_integer() == 1);
  CHECK(changes[1].member("textDocument").member("uri").as_string() ==
        workshop.uri("infra/variables.tf"));
  CHECK(changes[1].member("textDocument").member("version").is_null());
  const std::string block =
      changes[1].member("edits").items().at(0).member("newText").as_string().value_or("");
  CHECK(block.find("variable \"api_password\" {") != std::string::npos);
  CHECK(broker.member("edit").has_member("changeAnnotations"));
}

}  // namespace
}  // namespace plumbline::test

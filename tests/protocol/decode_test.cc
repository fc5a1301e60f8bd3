#include <catch2/catch.hpp>

#include "protocol/code_action.h"
#include "protocol/hover.h"
#include "protocol/lifecycle.h"
#include "protocol/text_sync.h"
#include "protocol/window.h"
#include "protocol/workspace.h"

namespace plumbline::protocol {
namespace {

template <typename T>
Decoded<T> decoded(std::string_view text) {
  return decode<T>(Json::parse(text).value());
}

template <typename T>
std::string fault(std::string_view text) {
  const auto result = decoded<T>(text);
  return result.ok() ? "" : result.error().message;
}

TEST_CASE("a change has a range or replaces all") {
  const auto params = decoded<DidChangeTextDocumentParams>(R"({
    "textDocument": {"uri": "file:///a", "version": 3},
    "contentChanges": [
      {"range": {"start": {"line": 1, "character": 2}, "end": {"line": 1, "character": 3}},
       "rangeLength": 1, "text": "x"},
      {"text": "all"}]})");
  REQUIRE(params);
  CHECK(params->text_document.version == 3);
  REQUIRE(params->content_changes.size() == 2);
  CHECK(params->content_changes[0].range == Range{{1, 2}, {1, 3}});
  CHECK_FALSE(params->content_changes[1].range);
}

TEST_CASE("a misfit is named with its path") {
  CHECK(fault<DidOpenTextDocumentParams>("null") == "params: expected an object");
  CHECK(fault<DidOpenTextDocumentParams>("{}") == "params.textDocument: is missing");
  CHECK(fault<DidOpenTextDocumentParams>(
            R"({"textDocument":{"uri":1,"languageId":"c","version":1,"text":""}})") ==
        "params.textDocument.uri: expected a string");
  CHECK(fault<DidChangeTextDocumentParams>(
            R"({"textDocument":{"uri":"a:b","version":1},"contentChanges":[{"text":""},{}]})") ==
        "params.contentChanges[1].text: is missing");
  CHECK(fault<HoverParams>(
            R"({"textDocument":{"uri":"a:b"},"position":{"line":-1,"character":0}})") ==
        "params.position.line: expected an unsigned integer");
}

TEST_CASE("numbers are read as editors send them") {
  const auto at = [](const std::string& line) {
    return decoded<HoverParams>(
        R"({"textDocument":{"uri":"a:b"},"position":{"character":0,"line":)" + line + "}}");
  };
  CHECK(at("2.0")->position.line == 2);
  CHECK(at("4294967295")->position.line == UINT32_MAX);
  CHECK(at("1e300")->position.line == UINT32_MAX);
  CHECK_FALSE(at("2.5").ok());
  CHECK_FALSE(at("\"2\"").ok());
}

TEST_CASE("a null for an optional member counts as absent, unknown members are skipped") {
  const auto params = decoded<DidSaveTextDocumentParams>(
      R"({"textDocument":{"uri":"a:b","extra":1},"text":null,"more":{}})");
  REQUIRE(params);
  CHECK_FALSE(params->text);
}

TEST_CASE("a code action request survives the diagnostics of others") {
  const auto params = decoded<CodeActionParams>(R"({
    "textDocument": {"uri": "a:b"},
    "range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}},
    "context": {"triggerKind": 9, "only": ["quickfix"], "diagnostics": [
      {"message": "no range"},
      7,
      {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}},
       "message": "m", "severity": 9, "code": 12, "data": {"fingerprint": "f"}}]}})");
  REQUIRE(params);
  CHECK_FALSE(params->context.trigger_kind);
  REQUIRE(params->context.diagnostics.size() == 1);
  const Diagnostic& diagnostic = params->context.diagnostics.front();
  CHECK_FALSE(diagnostic.severity);
  CHECK(diagnostic.code == DiagnosticCode(12));
  CHECK(diagnostic.data->member("fingerprint").as_string() == "f");
}

TEST_CASE("an action comes back for resolving with its edit and data") {
  const auto action = decoded<CodeAction>(R"({
    "title": "t", "kind": "quickfix", "data": {"id": "x"},
    "edit": {"documentChanges": [
      {"kind": "create", "uri": "file:///n"},
      {"textDocument": {"uri": "file:///a", "version": null},
       "edits": [{"range": {"start": {"line": 0, "character": 0},
                            "end": {"line": 0, "character": 0}}, "newText": "n"}]}]}})");
  REQUIRE(action);
  REQUIRE(action->edit);
  const auto& changes = *action->edit->document_changes;
  CHECK(std::get<CreateFile>(changes[0]).uri == "file:///n");
  CHECK_FALSE(std::get<TextDocumentEdit>(changes[1]).text_document.version.value);
}

TEST_CASE("cancelled ids keep their type") {
  CHECK(decoded<CancelParams>(R"({"id":7})")->id == request_id(7));
  CHECK(decoded<CancelParams>(R"({"id":"7"})")->id == request_id("7"));
  CHECK_FALSE(decoded<CancelParams>(R"({"id":[]})").ok());
  CHECK_FALSE(decoded<CancelParams>("{}").ok());
}

TEST_CASE("pushed settings may have any shape or be missing") {
  CHECK(decoded<DidChangeConfigurationParams>("{}")->settings.is_null());
  CHECK(decoded<DidChangeConfigurationParams>(R"({"settings":null})")->settings.is_null());
  CHECK(decoded<DidChangeConfigurationParams>(R"({"settings":{"a":[1]}})")->settings.dump() ==
        R"({"a":[1]})");
}

TEST_CASE("initialize takes what fits and lets the rest go") {
  const auto params = decoded<InitializeParams>(R"({
    "processId": "odd", "rootUri": null, "trace": "loud", "capabilities": [],
    "clientInfo": {"name": "an editor"},
    "workspaceFolders": [{"uri": "file:///w", "name": "w"}, {"name": "no uri"}]})");
  REQUIRE(params);
  CHECK_FALSE(params->process_id);
  CHECK_FALSE(params->root_uri);
  CHECK(params->trace == TraceValue::off);
  CHECK(params->client_info->name == "an editor");
  CHECK(params->workspace_folders == std::vector<WorkspaceFolder>{{"file:///w", "w"}});
  CHECK_FALSE(decoded<InitializeParams>("{}")->workspace_folders);
  CHECK(decoded<InitializeParams>(R"({"workspaceFolders":null})")->workspace_folders->empty());
  CHECK_FALSE(decoded<InitializeParams>("[]").ok());
}

TEST_CASE("a kind is asked for by its own name or a prefix that ends at a dot") {
  CHECK(asks_for_kind("quickfix", "quickfix"));
  CHECK(asks_for_kind("source", "source.fixAll.plumbline"));
  CHECK(asks_for_kind("source.fixAll", "source.fixAll.plumbline"));
  CHECK(asks_for_kind("", "quickfix"));
  CHECK_FALSE(asks_for_kind("source.fix", "source.fixAll"));
  CHECK_FALSE(asks_for_kind("source.fixAll.plumbline", "source.fixAll"));
  CHECK_FALSE(asks_for_kind("quickfix", "refactor"));
}

}  // namespace
}  // namespace plumbline::protocol

// Texts and edits as only real editors and real disks have them: what the user then sees.
#include <catch2/catch.hpp>

#include "tests/server/session_fixture.h"

namespace plumbline::test {
namespace {

/// Where the only finding starts.
std::pair<int64_t, int64_t> place(const Json& diagnostics) {
  REQUIRE(diagnostics.items().size() == 1);
  const Json start = diagnostics.items()[0].member("range").member("start");
  return {start.member("line").as_integer().value_or(-1),
          start.member("character").as_integer().value_or(-1)};
}

std::pair<int64_t, int64_t> shown_at(std::string_view text) {
  Session session(kPlainClient, text);
  return place(session.diagnostics(session.uri, 1, has_danger));
}

using At = std::pair<int64_t, int64_t>;

TEST_CASE("a byte order mark is a character of the first line") {
  CHECK(shown_at("\xEF\xBB\xBF"
                 "danger(1)\n") == At{0, 1});
}

TEST_CASE("a lone carriage return ends a line") {
  CHECK(shown_at("x = 1\rdanger(1)\r") == At{1, 0});
}

TEST_CASE("a NUL is a character like any other") {
  CHECK(shown_at(std::string_view("x = 1  # \0\ndanger(1)\n", 21)) == At{1, 0});
}

TEST_CASE("what cannot be finished parsing hides nothing that is complete") {
  CHECK(shown_at("danger(1)\n\ndef half(a, b\n    if (\n") == At{0, 0});
}

TEST_CASE("half of a surrogate pair, as JSON can carry it, counts as one unit") {
  Session session(kPlainClient, "x = 1\n");
  session.change(session.uri, 2, R"([{"text":"k = '\ud800'; danger(1)\n"}])");
  CHECK(place(session.diagnostics(session.uri, 2, has_danger)) == At{0, 9});
}

TEST_CASE("a position inside a surrogate pair is the start of its character") {
  Session session(kPlainClient, "a = '😀'; danger(1)\n");
  session.change(session.uri, 2,
                 R"([{"range":{"start":{"line":0,"character":6},
                               "end":{"line":0,"character":6}},"text":"z"}])");
  CHECK(place(session.diagnostics(session.uri, 2, has_danger)) == At{0, 11});
}

TEST_CASE("positions beyond the line and beyond the text are their ends") {
  Session session(kPlainClient, "x = 1\ny = 2\n");
  session.change(session.uri, 2,
                 R"json([{"range":{"start":{"line":0,"character":999},
                                   "end":{"line":0,"character":9999}},"text":"0"},
                         {"range":{"start":{"line":99,"character":0},
                                   "end":{"line":100,"character":0}},"text":"danger(1)"}])json");
  CHECK(place(session.diagnostics(session.uri, 2, has_danger)) == At{2, 0});
}

TEST_CASE("bytes on disk that are no UTF-8 do not hide the rest of a closed file") {
  Session session(kRichClient, Files{{"bad.py", "x = 1  # \xFF\xFE\ndanger(1)\n"}});
  const Json report =
      session.request("workspace/diagnostic", R"({"previousResultIds":[]})").member("result");
  REQUIRE(report.member("items").items().size() == 1);
  CHECK(place(report.member("items").items()[0].member("items")) == At{1, 0});
}

TEST_CASE("a file that vanishes under the editor keeps its findings until it is closed") {
  Session session(kPlainClient, Files{{"a.py", "danger(1)\n"}});
  session.open(session.uri, "python", 1, "danger(1)\n");
  session.diagnostics(session.uri, 1, has_danger);
  std::filesystem::remove(session.workshop.path("a.py"));
  session.notify("workspace/didChangeWatchedFiles",
                 R"({"changes":[{"uri":")" + session.uri + R"(","type":3}]})");
  session.change(session.uri, 2, R"([{"text":"\ndanger(2)\n"}])");
  CHECK(place(session.diagnostics(session.uri, 2, has_danger)) == At{1, 0});
  session.notify("textDocument/didClose", about(session.uri));
  CHECK(is_empty(session.await("textDocument/publishDiagnostics").member("diagnostics")));
}

TEST_CASE("an edit under a version that has passed counts, and is shown under the newest") {
  Session session(kPlainClient, "x = 1\n");
  session.change(session.uri, 7, R"([{"text":"x = 2\n"}])");
  session.diagnostics(session.uri, 7);
  session.change(session.uri, 3, R"([{"text":"danger(1)\n"}])");
  session.diagnostics(session.uri, 7, has_danger);
}

TEST_CASE("an edit without a version counts") {
  Session session(kPlainClient, "x = 1\n");
  session.diagnostics(session.uri, 1);
  session.notify("textDocument/didChange",
                 R"({"textDocument":{"uri":")" + session.uri +
                     R"(","version":null},"contentChanges":[{"text":"danger(1)\n"}]})");
  session.diagnostics(session.uri, 1, has_danger);
}

TEST_CASE("an edit of a document that was never opened does no harm") {
  Session session(kPlainClient);
  session.change(session.uri, 2, R"([{"text":"danger(1)\n"}])");
  session.notify("textDocument/didClose", about(session.uri));
  session.open(session.uri, "python", 3, "danger(1)\n");
  session.diagnostics(session.uri, 3, has_danger);
}

TEST_CASE("after a frame that is none the server ends, because it would only guess") {
  Session session(kPlainClient);
  session.send_raw("GET / HTTP/1.1\r\n\r\n");
  CHECK(session.exit_code(2) == 1);
}

}  // namespace
}  // namespace plumbline::test

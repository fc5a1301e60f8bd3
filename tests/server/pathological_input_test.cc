// Inputs that make parsers slow delay neither other documents, nor requests, nor the end.
#include <catch2/catch.hpp>

#include "tests/server/session_fixture.h"

namespace plumbline::test {
namespace {

struct Hostile {
  std::string name;
  std::string language;
  std::string text;
};

std::string repeated(std::string_view piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

std::vector<Hostile> hostile_inputs() {
  return {{"quotes.js", "javascript", repeated("\"", 64'000)},
          {"braces.json", "json", repeated("{", 100'000)},
          {"nesting.py", "python", repeated("(", 100'000)},
          {"errors.c", "c", repeated("int x = (1 + ; }\n", 48'000)},
          {"nul.py", "python", std::string(1000, '\0')},
          {"surrogate.py", "python", "x = '\xED\xA0\x80'\r\r\n"}};
}

TEST_CASE("a hostile document delays neither another document nor shutdown") {
  Workshop workshop;
  for (const Hostile& hostile : hostile_inputs()) {
    CAPTURE(hostile.name);
    ScriptedClient client;
    client.initialize(kPlainClient, workshop.uri());
    client.open(workshop.uri(hostile.name), hostile.language, 1, hostile.text);
    client.change(workshop.uri(hostile.name), 2,
                  R"([{"range":{"start":{"line":0,"character":0},
                                "end":{"line":0,"character":0}},"text":"("}])");
    client.open(workshop.uri("a.py"), "python", 1, "danger(1)\n");
    CHECK(mentions(client.diagnostics(workshop.uri("a.py"), 1), "no-danger"));
    client.request("shutdown", "null");
    client.notify("exit", "null");
    CHECK(client.exit_code(2) == 0);
  }
}

}  // namespace
}  // namespace plumbline::test

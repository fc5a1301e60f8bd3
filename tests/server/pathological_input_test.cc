// Inputs that make parsers slow delay neither other documents, nor requests, nor the end.
#include <catch2/catch.hpp>
#include <chrono>
#include <random>

#include "tests/server/session_fixture.h"
#include "tests/support/repeated.h"

namespace plumbline::test {
namespace {

struct Hostile {
  std::string name;
  std::string language;
  std::string text;
};

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

/// Looks like a token of GitHub; from a seed, so that this file holds none.
std::string random_token() {
  constexpr std::string_view kLetters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
  std::mt19937 random(5);
  std::string token = "ghp_";
  while (token.size() < 40) token += kLetters[random() % kLetters.size()];
  return token;
}

/// The text lane needs no tree: its finding comes while the parser is still at work. The bound is
/// generous, because a test must not fail on a busy machine; bench/ measures the 50 ms.
TEST_CASE("a secret in a hostile document is shown at once") {
  Workshop workshop;
  const std::string token = random_token();
  for (const Hostile& hostile : hostile_inputs()) {
    if (hostile.name == "nul.py" || hostile.name == "surrogate.py") continue;
    CAPTURE(hostile.name);
    ScriptedClient client;
    client.initialize(kPlainClient, workshop.uri());
    const std::string uri = workshop.uri(hostile.name);
    client.open(uri, hostile.language, 1, "key = \"" + token + "\"\n" + hostile.text);
    const auto start = std::chrono::steady_clock::now();
    client.diagnostics(uri, 1, [](const Json& list) { return mentions(list, "github"); });
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    CHECK(taken.count() < 2);
  }
}

}  // namespace
}  // namespace plumbline::test

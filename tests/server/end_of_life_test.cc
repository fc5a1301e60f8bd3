// However its editor ends, the server ends too, at any moment of its work.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <random>

#include "tests/server/session_fixture.h"
#include "tests/support/random_edits.h"

namespace plumbline::test {
namespace {

std::string busy_text() {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "value = danger(" + std::to_string(i) + ")\n";
  return text;
}

/// A session that has just been given work.
void start_working(ScriptedClient& client, const Workshop& workshop) {
  client.initialize(kPlainClient, workshop.uri());
  client.open(workshop.uri("a.py"), "python", 1, busy_text());
}

void wait_random(std::mt19937& random) {
  std::this_thread::sleep_for(std::chrono::microseconds(random() % 20'000));
}

int rounds() {
  return from_environment("PLUMBLINE_KILL_ROUNDS", 50) / 4 + 1;
}

TEST_CASE("the end of the input at a random moment ends the server within two seconds") {
  Workshop workshop;
  std::mt19937 random(1);
  for (int round = 0; round < rounds(); ++round) {
    ScriptedClient client;
    start_working(client, workshop);
    wait_random(random);
    client.close_input();
    REQUIRE(client.exit_code(2) == 1);
  }
}

TEST_CASE("SIGTERM at a random moment ends the server within two seconds") {
  Workshop workshop;
  std::mt19937 random(2);
  for (int round = 0; round < rounds(); ++round) {
    ScriptedClient client;
    start_working(client, workshop);
    wait_random(random);
    client.kill_server(SIGTERM);
    REQUIRE(client.exit_code(2).has_value());
  }
}

TEST_CASE("a closed output ends the server at the next message") {
  Workshop workshop;
  std::mt19937 random(3);
  for (int round = 0; round < rounds(); ++round) {
    ScriptedClient client;
    start_working(client, workshop);
    wait_random(random);
    client.close_output();
    client.post("$/unknown", "{}");
    REQUIRE(client.exit_code(2) == 1);
  }
}

TEST_CASE("the death of the process named in initialize ends the server within five seconds") {
  Workshop workshop;
  std::mt19937 random(4);
  for (int round = 0; round < rounds(); ++round) {
    const pid_t editor = fork();
    if (editor == 0) {
      pause();
      _exit(0);
    }
    ScriptedClient client({"--stdio", "--clientProcessId=" + std::to_string(editor)});
    start_working(client, workshop);
    wait_random(random);
    kill(editor, SIGKILL);
    waitpid(editor, nullptr, 0);
    REQUIRE(client.exit_code(5) == 1);
  }
}

TEST_CASE("unknown flags do not stop the server") {
  ScriptedClient client({"--stdio", "--of-a-later-editor=1"});
  CHECK(client.initialize("{}", "").is_object());
}

}  // namespace
}  // namespace plumbline::test

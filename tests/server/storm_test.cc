// Eight documents at once: edits, actions, cancellations, changed settings. Meant for
// ThreadSanitizer; every request must be answered exactly once, and the session end well.
#include <catch2/catch.hpp>
#include <random>

#include "tests/server/session_fixture.h"
#include "tests/support/random_edits.h"

namespace plumbline::test {
namespace {

class Storm {
 public:
  Storm() {
    client_.initialize(kPlainClient, workshop_.uri());
    for (int i = 0; i < 8; ++i) {
      versions_.push_back(1);
      client_.open(uri(i), "python", 1, "value = 1\n");
    }
  }

  void step() {
    const int document = static_cast<int>(random_() % 8);
    switch (random_() % 8) {
      case 0:
        requests_.push_back(
            client_.post("textDocument/codeAction",
                         "{" + at(uri(document), 0, 0, 5) + R"(,"context":{"diagnostics":[]}})"));
        break;
      case 1:
        if (!requests_.empty()) {
          client_.notify("$/cancelRequest", R"({"id":)" + std::to_string(requests_.back()) + "}");
        }
        break;
      case 2:
        if (random_() % 20 == 0) change_settings();
        break;
      default:
        edit(document);
    }
  }

  /// All requests answered, all documents shown in their last version.
  void calm_down() {
    for (const int64_t id : requests_) client_.answer(id);
    for (int i = 0; i < 8; ++i) {
      const int last = versions_[static_cast<size_t>(i)] += 1;
      client_.change(uri(i), last, R"([{"text":"danger(1)\n"}])");
      client_.diagnostics(uri(i), last,
                          [](const Json& list) { return mentions(list, "no-danger"); });
    }
    client_.request("shutdown", "null");
    client_.notify("exit", "null");
    CHECK(client_.exit_code(5) == 0);
    CHECK(client_.faults().empty());
  }

 private:
  std::string uri(int i) const { return workshop_.uri("f" + std::to_string(i) + ".py"); }

  void edit(int document) {
    static const char* const kPieces[] = {"danger(1)\\n", "def f(:\\n", "\\\"", "x = (", "😀", ""};
    const std::string line = std::to_string(random_() % 20);
    client_.change(uri(document), versions_[static_cast<size_t>(document)] += 1,
                   R"([{"range":{"start":{"line":)" + line + R"(,"character":0},"end":{"line":)" +
                       line + R"(,"character":3}},"text":")" + kPieces[random_() % 6] + "\"}]");
  }

  void change_settings() {
    const char* const level = random_() % 2 == 0 ? "info" : "warning";
    client_.notify(
        "workspace/didChangeConfiguration",
        std::string(R"({"settings":{"plumbline":{"severity":{"no-danger":")") + level + "\"}}}}");
  }

  Workshop workshop_;
  ScriptedClient client_;
  std::mt19937 random_{7};
  std::vector<int> versions_;
  std::vector<int64_t> requests_;
};

TEST_CASE("a storm of edits, actions, cancellations and settings leaves everything answered") {
  const std::chrono::seconds duration(from_environment("PLUMBLINE_STORM_SECONDS", 5));
  const auto end = std::chrono::steady_clock::now() + duration;
  Storm storm;
  while (std::chrono::steady_clock::now() < end) {
    storm.step();
    std::this_thread::sleep_for(std::chrono::microseconds(500));
  }
  storm.calm_down();
}

}  // namespace
}  // namespace plumbline::test

// A client that does not read: what it asked for is kept, what is outdated or idle talk is not.
#include "server/scheduling/outbox.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <thread>
#include <vector>

namespace plumbline::server {
namespace {

/// Takes nothing until it is opened.
class Gate : public protocol::ByteStream {
 public:
  size_t read(std::span<char>) override { return 0; }

  bool write(std::string_view bytes) override {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return open_; });
    written_ += bytes;
    return true;
  }

  void close_input() override {}

  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }

  size_t count(std::string_view piece) {
    const std::lock_guard lock(mutex_);
    size_t n = 0;
    for (size_t at = 0; (at = written_.find(piece, at)) != std::string::npos; ++at) ++n;
    return n;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
  std::string written_;
};

struct Stalled {
  Gate gate;
  Outbox outbox{gate, [] {}};

  /// The first message is being written, so that all that follow wait.
  Stalled() {
    outbox.send({"first"});
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }

  void drain() {
    gate.open();
    outbox.flush();
  }
};

TEST_CASE("of a document's diagnostics only the newest waits") {
  Stalled stalled;
  for (int i = 0; i < 1000; ++i) {
    stalled.outbox.send({"of a: " + std::to_string(i), Outgoing::Kind::newest, "a"});
    stalled.outbox.send({"of b: " + std::to_string(i), Outgoing::Kind::newest, "b"});
  }
  stalled.drain();
  CHECK(stalled.gate.count("of a: ") == 1);
  CHECK(stalled.gate.count("of a: 999") == 1);
  CHECK(stalled.gate.count("of b: 999") == 1);
}

TEST_CASE("replies are kept, however many wait; log lines are not") {
  Stalled stalled;
  for (int i = 0; i < 2000; ++i) {
    stalled.outbox.send({"reply"});
    stalled.outbox.send({"log", Outgoing::Kind::optional});
  }
  stalled.drain();
  CHECK(stalled.gate.count("reply") == 2000);
  CHECK(stalled.gate.count("log") < 300);
}

}  // namespace
}  // namespace plumbline::server

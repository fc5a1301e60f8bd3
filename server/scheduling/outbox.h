// The writer thread: messages leave in the order they were sent, and nobody waits for a slow
// client.
//
// A client that does not read must not fill the memory. What it asked for is always kept; of what
// it is told about one document only the newest waits; and what nobody needs (log, traces) is
// dropped once many messages wait.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "protocol/byte_stream.h"

namespace plumbline::server {

/// The body of a message that is to leave.
struct Outgoing {
  enum class Kind : uint8_t {
    needed,
    newest,   // takes the place of one with the same topic that has not left yet
    optional  // may be dropped
  };

  std::string body;
  Kind kind = Kind::needed;
  std::string topic = {};
};

class Outbox {
 public:
  /// `output` must outlive the outbox. `on_failure` is called once, on the writer thread, when the
  /// client is gone.
  Outbox(protocol::ByteStream& output, std::function<void()> on_failure);
  ~Outbox();
  Outbox(const Outbox&) = delete;
  Outbox& operator=(const Outbox&) = delete;

  /// From any thread.
  void send(Outgoing message);

  /// Waits until everything has left, the client is gone, or half a second has passed.
  void flush();

 private:
  void run();
  void enqueue(Outgoing message);

  protocol::ByteStream& output_;
  std::function<void()> on_failure_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Outgoing> waiting_;
  bool writing_ = false;
  bool failed_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace plumbline::server

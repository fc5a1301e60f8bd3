// The writer thread: messages leave in the order they were sent, and nobody waits for a slow
// client.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "protocol/byte_stream.h"

namespace plumbline::server {

class Outbox {
 public:
  /// `output` must outlive the outbox. `on_failure` is called once, on the writer thread, when the
  /// client is gone.
  Outbox(protocol::ByteStream& output, std::function<void()> on_failure);
  ~Outbox();
  Outbox(const Outbox&) = delete;
  Outbox& operator=(const Outbox&) = delete;

  /// The body of a message, from any thread.
  void send(std::string body);

  /// Waits until everything has left, the client is gone, or half a second has passed.
  void flush();

 private:
  void run();

  protocol::ByteStream& output_;
  std::function<void()> on_failure_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> bodies_;
  bool writing_ = false;
  bool failed_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace plumbline::server

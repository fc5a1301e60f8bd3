// How much of the input may wait to be handled: the reader thread stops reading before messages
// fill the memory, and the operating system's pipe then slows the client down.
//
// The loop never waits for the client, so it always gets through what waits, and the reader goes
// on.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace plumbline::server {

/// Thread-safe. Units: bytes of message bodies.
class InputBudget {
 public:
  /// Waits while others use up the budget; a message larger than all of it waits for nothing but
  /// an empty queue.
  void acquire(size_t bytes) {
    std::unique_lock lock(mutex_);
    freed_.wait(lock, [&] { return used_ == 0 || used_ + cost(bytes) <= kMost; });
    used_ += cost(bytes);
  }

  void release(size_t bytes) {
    {
      const std::lock_guard lock(mutex_);
      used_ -= cost(bytes);
    }
    freed_.notify_one();
  }

 private:
  /// As much text as the largest document that is analysed.
  static constexpr size_t kMost = 64 * 1024 * 1024;
  /// What a message costs besides its text, so that many small ones count too.
  static constexpr size_t kOverhead = 4096;

  static size_t cost(size_t bytes) { return bytes + kOverhead; }

  std::mutex mutex_;
  std::condition_variable freed_;
  size_t used_ = 0;
};

}  // namespace plumbline::server

// The loop thread's queue: whoever has news posts a function, and the loop runs them one after the
// other.
//
// Everything that changes (documents, versions, configuration, open requests) is touched by these
// functions only, so none of it needs a lock. A function must be short: applying an edit is the
// longest that runs here.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>

namespace plumbline::server {

class EventLoop {
 public:
  using Event = std::function<void()>;

  /// From any thread. After stop() events are dropped.
  void post(Event event);

  /// As post(), not before `delay` has passed: for work that waits until the user pauses.
  void post_after(std::chrono::milliseconds delay, Event event);

  /// Runs events until stop(); returns the code given there.
  int run();

  /// From any thread; the first code counts. The event that is running is finished.
  void stop(int exit_code);

 private:
  Event next(std::unique_lock<std::mutex>& lock);

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Event> events_;
  std::multimap<std::chrono::steady_clock::time_point, Event> later_;
  std::optional<int> exit_code_;
};

}  // namespace plumbline::server

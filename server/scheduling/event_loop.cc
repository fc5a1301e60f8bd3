// A queue of functions and a list of later ones, both emptied by one thread.
//
// Functions that are due now go before those that were due at a time, however late: what waits for
// a pause has to see every edit that came first. The deadline is copied before waiting, since the
// list may change while the lock is open.
//
// stop() leaves what is queued unrun. The first code wins, so that an end of the input right behind
// `exit` does not change it.
#include "server/scheduling/event_loop.h"

#include <utility>

namespace plumbline::server {

void EventLoop::post(Event event) {
  {
    const std::lock_guard lock(mutex_);
    if (exit_code_) return;
    events_.push_back(std::move(event));
  }
  arrived_.notify_one();
}

void EventLoop::post_after(std::chrono::milliseconds delay, Event event) {
  {
    const std::lock_guard lock(mutex_);
    if (exit_code_) return;
    later_.emplace(std::chrono::steady_clock::now() + delay, std::move(event));
  }
  arrived_.notify_one();
}

/// Empty once the loop is stopped.
EventLoop::Event EventLoop::next(std::unique_lock<std::mutex>& lock) {
  for (;;) {
    if (exit_code_) return {};
    if (!events_.empty()) {
      Event event = std::move(events_.front());
      events_.pop_front();
      return event;
    }
    const auto due = later_.begin();
    if (due == later_.end()) {
      arrived_.wait(lock);
    } else if (due->first <= std::chrono::steady_clock::now()) {
      Event event = std::move(due->second);
      later_.erase(due);
      return event;
    } else {
      const auto until = due->first;
      arrived_.wait_until(lock, until);
    }
  }
}

int EventLoop::run() {
  for (;;) {
    Event event;
    {
      std::unique_lock lock(mutex_);
      event = next(lock);
      if (!event) return *exit_code_;
    }
    event();
  }
}

void EventLoop::stop(int exit_code) {
  {
    const std::lock_guard lock(mutex_);
    if (!exit_code_) exit_code_ = exit_code;
  }
  arrived_.notify_one();
}

}  // namespace plumbline::server

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

int EventLoop::run() {
  for (;;) {
    Event event;
    {
      std::unique_lock lock(mutex_);
      arrived_.wait(lock, [&] { return exit_code_ || !events_.empty(); });
      if (exit_code_) return *exit_code_;
      event = std::move(events_.front());
      events_.pop_front();
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

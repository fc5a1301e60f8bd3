#include "server/scheduling/outbox.h"

#include <chrono>
#include <utility>

#include "protocol/frame_writer.h"

namespace plumbline::server {

Outbox::Outbox(protocol::ByteStream& output, std::function<void()> on_failure)
    : output_(output), on_failure_(std::move(on_failure)), thread_([this] { run(); }) {}

Outbox::~Outbox() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Outbox::send(std::string body) {
  {
    const std::lock_guard lock(mutex_);
    if (failed_) return;
    bodies_.push_back(std::move(body));
  }
  changed_.notify_all();
}

void Outbox::flush() {
  constexpr auto kPatience = std::chrono::milliseconds(500);
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, kPatience, [&] { return failed_ || (bodies_.empty() && !writing_); });
}

void Outbox::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return stopping_ || !bodies_.empty(); });
    if (bodies_.empty()) return;
    const std::string body = std::move(bodies_.front());
    bodies_.pop_front();
    writing_ = true;
    lock.unlock();
    const bool written = protocol::write_frame(output_, body);
    lock.lock();
    writing_ = false;
    changed_.notify_all();
    if (written) continue;
    failed_ = true;
    bodies_.clear();
    lock.unlock();
    on_failure_();
    return;
  }
}

}  // namespace plumbline::server

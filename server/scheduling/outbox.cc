// A queue with three manners, one per kind of message.
//
// `needed` (replies, requests) waits as long as it takes. `newest` (diagnostics of a document)
// takes the place of its older self, where that stood in the queue: the order between documents
// stays, and a slow client gets one list per document instead of a backlog of obsolete ones.
// `optional` (log, traces) is dropped once many wait. So what piles up is bounded by what the
// client has asked for and by the number of its documents.
//
// The lock is never held while writing: send() is called on the loop thread, which waits for nobody
// (invariant 8). `writing_` exists because of that, since a message that has left the queue has not
// left the program, and flush() has to wait for both. Its patience is short, as the other side may
// have stopped reading for good.
//
// A failed write means that the client is gone. Everything that waits is thrown away, later
// messages are not queued, and on_failure runs without the lock, so that it may send.
#include "server/scheduling/outbox.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "protocol/frame_writer.h"

namespace plumbline::server {
namespace {

/// More than a client that reads at all ever lets wait.
constexpr size_t kManyWaiting = 256;

}  // namespace

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

void Outbox::send(Outgoing message) {
  {
    const std::lock_guard lock(mutex_);
    if (failed_) return;
    enqueue(std::move(message));
  }
  changed_.notify_all();
}

void Outbox::enqueue(Outgoing message) {
  if (message.kind == Outgoing::Kind::optional && waiting_.size() >= kManyWaiting) return;
  if (message.kind == Outgoing::Kind::newest) {
    const auto older = std::find_if(waiting_.begin(), waiting_.end(), [&](const Outgoing& other) {
      return other.kind == Outgoing::Kind::newest && other.topic == message.topic;
    });
    if (older != waiting_.end()) {
      older->body = std::move(message.body);
      return;
    }
  }
  waiting_.push_back(std::move(message));
}

void Outbox::flush() {
  constexpr auto kPatience = std::chrono::milliseconds(500);
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, kPatience, [&] { return failed_ || (waiting_.empty() && !writing_); });
}

void Outbox::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const std::string body = std::move(waiting_.front().body);
    waiting_.pop_front();
    writing_ = true;
    lock.unlock();
    const bool written = protocol::write_frame(output_, body);
    lock.lock();
    writing_ = false;
    changed_.notify_all();
    if (written) continue;
    failed_ = true;
    waiting_.clear();
    lock.unlock();
    on_failure_();
    return;
  }
}

}  // namespace plumbline::server

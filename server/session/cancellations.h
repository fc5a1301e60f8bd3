// Which requests the client has taken back: written by the reader thread, so that a cancellation
// overtakes the queue.
#pragma once

#include <mutex>
#include <set>

#include "protocol/request_id.h"

namespace plumbline::server {

/// Thread-safe. Remembers at most a thousand ids: a client may cancel what was answered long ago.
class Cancellations {
 public:
  void add(const protocol::RequestId& id) {
    const std::lock_guard lock(mutex_);
    if (ids_.size() >= kMost) ids_.clear();
    ids_.insert(id);
  }

  /// True once for each cancelled id.
  bool take(const protocol::RequestId& id) {
    const std::lock_guard lock(mutex_);
    return ids_.erase(id) > 0;
  }

 private:
  static constexpr size_t kMost = 1000;
  std::mutex mutex_;
  std::set<protocol::RequestId> ids_;
};

}  // namespace plumbline::server

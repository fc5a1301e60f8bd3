// The actions of one version of a document, each finding's computed once.
//
// Editors ask at every move of the cursor, and an action that is offered has been parsed again: at
// ten thousand lines that costs milliseconds, a look here microseconds.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "server/requests/offered_action.h"

namespace plumbline::server {

/// Thread-safe. Goes away with the version that it belongs to.
class ActionCache {
 public:
  using Actions = std::shared_ptr<const std::vector<OfferedAction>>;

  /// What `compute` gave the first time it was asked for this finding. Two threads that ask at once
  /// may both compute; the results are equal.
  Actions get(const std::string& fingerprint,
              const std::function<std::vector<OfferedAction>()>& compute) {
    {
      const std::lock_guard lock(mutex_);
      if (const auto it = known_.find(fingerprint); it != known_.end()) return it->second;
    }
    auto computed = std::make_shared<const std::vector<OfferedAction>>(compute());
    const std::lock_guard lock(mutex_);
    return known_.try_emplace(fingerprint, std::move(computed)).first->second;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, Actions> known_;
};

}  // namespace plumbline::server

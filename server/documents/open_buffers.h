// The texts of open documents by path: what the project's other analyses read instead of the disk.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace plumbline::server {

/// Thread-safe. Paths are absolute.
class OpenBuffers {
 public:
  void set(const std::string& path, std::shared_ptr<const std::string> text) {
    const std::lock_guard lock(mutex_);
    texts_[path] = std::move(text);
  }

  void remove(std::string_view path) {
    const std::lock_guard lock(mutex_);
    if (const auto it = texts_.find(path); it != texts_.end()) texts_.erase(it);
  }

  /// Null if the file is not open.
  std::shared_ptr<const std::string> find(std::string_view path) const {
    const std::lock_guard lock(mutex_);
    const auto it = texts_.find(path);
    return it == texts_.end() ? nullptr : it->second;
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const std::string>, std::less<>> texts_;
};

}  // namespace plumbline::server

// Says on a terminal how far a long scan has come.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>

namespace plumbline::cli {

/// Silent for the first second, and where standard error is no terminal. The line is wiped when the
/// object goes.
class Progress {
 public:
  /// `done` is read from another thread and must outlive this.
  Progress(const std::atomic<size_t>& done, size_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  void run();
  void draw() const;

  const std::atomic<size_t>& done_;
  const size_t total_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace plumbline::cli

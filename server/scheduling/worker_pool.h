// Threads for everything that takes longer than applying an edit.
//
// Three lanes. Edits and requests run as soon as a thread is free; background work (workspace
// index) runs one task at a time, so that it never takes the last thread. Threads start when there
// is work for them: a session that only says hello has none.
#pragma once

#include <array>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace plumbline::server {

enum class Lane : uint8_t { edit, request, background };

class WorkerPool {
 public:
  using Task = std::function<void()>;

  /// At least 2 threads, so that background work leaves one.
  explicit WorkerPool(unsigned threads);

  /// Drops what waits and joins; a running task is waited for. The process's end does not go
  /// through here.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// From any thread. A task must not throw.
  void post(Lane lane, Task task);

 private:
  void run();
  bool take(Task& task, Lane& lane);

  const unsigned most_threads_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::array<std::deque<Task>, 3> waiting_;
  std::vector<std::thread> threads_;
  unsigned idle_ = 0;
  bool background_busy_ = false;
  bool stopping_ = false;
};

}  // namespace plumbline::server

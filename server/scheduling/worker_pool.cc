// Three queues, emptied in the order of their lanes; see the header for what each is for.
//
// A thread is started when more tasks wait than threads are idle, up to the most there may be, and
// then stays. Background tasks are held to one at a time by `background_busy_`: a thread passes
// over their queue while one runs, and whoever ends one wakes another thread for the next.
//
// What a task captured is let go before the lock is taken again. It may be the last holder of a
// tree or a graph, and freeing that may take a while.
#include "server/scheduling/worker_pool.h"

#include <algorithm>
#include <utility>

namespace plumbline::server {

WorkerPool::WorkerPool(unsigned threads) : most_threads_(std::max(threads, 2U)) {}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    for (auto& queue : waiting_) queue.clear();
  }
  arrived_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void WorkerPool::post(Lane lane, Task task) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    waiting_[static_cast<size_t>(lane)].push_back(std::move(task));
    size_t waiting = 0;
    for (const auto& queue : waiting_) waiting += queue.size();
    if (waiting > idle_ && threads_.size() < most_threads_) {
      threads_.emplace_back([this] { run(); });
    }
  }
  arrived_.notify_one();
}

bool WorkerPool::take(Task& task, Lane& lane) {
  for (const Lane candidate : {Lane::edit, Lane::request, Lane::background}) {
    auto& queue = waiting_[static_cast<size_t>(candidate)];
    if (queue.empty() || (candidate == Lane::background && background_busy_)) continue;
    task = std::move(queue.front());
    queue.pop_front();
    lane = candidate;
    return true;
  }
  return false;
}

void WorkerPool::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    Task task;
    Lane lane = Lane::edit;
    ++idle_;
    arrived_.wait(lock, [&] { return stopping_ || take(task, lane); });
    --idle_;
    if (!task) return;
    if (lane == Lane::background) background_busy_ = true;
    lock.unlock();
    task();
    task = nullptr;  // what it holds is let go outside the lock
    lock.lock();
    if (lane == Lane::background) {
      background_busy_ = false;
      arrived_.notify_one();
    }
  }
}

}  // namespace plumbline::server

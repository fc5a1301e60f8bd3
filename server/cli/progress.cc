#include "server/cli/progress.h"

#include <unistd.h>

#include <chrono>
#include <string>

#include "server/cli/output.h"

namespace plumbline::cli {
namespace {

constexpr auto kPatience = std::chrono::seconds(1);
constexpr auto kBeat = std::chrono::milliseconds(100);
constexpr size_t kBarWidth = 30;

}  // namespace

Progress::Progress(const std::atomic<size_t>& done, size_t total) : done_(done), total_(total) {
  if (total > 0 && isatty(STDERR_FILENO) == 1) thread_ = std::thread([this] { run(); });
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Progress::run() {
  std::unique_lock lock(mutex_);
  if (wake_.wait_for(lock, kPatience, [this] { return ended_; })) return;
  do {
    draw();
  } while (!wake_.wait_for(lock, kBeat, [this] { return ended_; }));
  print_error("\r\x1b[K");
}

void Progress::draw() const {
  const size_t done = done_.load(std::memory_order_relaxed);
  std::string bar = "\r\x1b[K";
  for (size_t i = 0; i < kBarWidth; ++i) bar += i * total_ < done * kBarWidth ? "━" : "─";
  print_error(bar + " " + std::to_string(done) + "/" + std::to_string(total_) + " files");
}

}  // namespace plumbline::cli

// How a long computation learns that nobody wants its result any more.
#pragma once

#include <functional>
#include <utility>

namespace plumbline {

/// Asked often (every few thousand steps) inside each loop over user input. The default token never
/// stops. The analyzers do not know why they are asked to stop: a newer version, a cancelled
/// request, a deadline.
class StopToken {
 public:
  StopToken() = default;
  explicit StopToken(std::function<bool()> stopped) : stopped_(std::move(stopped)) {}

  bool stop_requested() const { return stopped_ && stopped_(); }

 private:
  std::function<bool()> stopped_;
};

}  // namespace plumbline

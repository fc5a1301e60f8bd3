// The clock for pauses and deadlines. Findings ask for the day instead (current_date.h).
#pragma once

#include <chrono>
#include <cstdint>

namespace plumbline::engine {

/// Milliseconds since some moment; never goes back.
inline int64_t monotonic_ms() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

}  // namespace plumbline::engine

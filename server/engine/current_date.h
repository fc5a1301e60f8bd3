// The one place that reads the clock; what is analysed gets the date in its snapshot.
#pragma once

#include <chrono>

#include "analyzers/source/date.h"

namespace plumbline::engine {

/// Today in UTC.
inline Date current_date() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return date_of_unix_time(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

}  // namespace plumbline::engine

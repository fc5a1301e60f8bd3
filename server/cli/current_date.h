// The one place of the command line that reads the clock.
#pragma once

#include <chrono>

#include "analyzers/source/date.h"

namespace plumbline::cli {

/// Today in UTC.
inline Date current_date() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return date_of_unix_time(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

}  // namespace plumbline::cli

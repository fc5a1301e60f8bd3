// The server's log, on standard error: method names, versions, durations; never a document's text.
#pragma once

#include <string_view>

namespace plumbline::server {

enum class LogLevel { error, warning, info, debug };

void set_log_level(LogLevel level);
void log(LogLevel level, std::string_view message);

}  // namespace plumbline::server

// The only file that includes spdlog: header-only, because Debian ships no archive of it.
#include "server/log.h"

#define FMT_HEADER_ONLY
#define SPDLOG_FMT_EXTERNAL
#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <memory>

namespace plumbline::server {
namespace {

spdlog::level::level_enum translated(LogLevel level) {
  switch (level) {
    case LogLevel::error:
      return spdlog::level::err;
    case LogLevel::warning:
      return spdlog::level::warn;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::debug:
      return spdlog::level::debug;
  }
  return spdlog::level::info;
}

/// Made at the first message: a quiet start pays nothing.
spdlog::logger& logger() {
  static spdlog::logger instance = [] {
    spdlog::logger made("plumbline", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made.set_level(spdlog::level::warn);
    return made;
  }();
  return instance;
}

}  // namespace

void set_log_level(LogLevel level) {
  logger().set_level(translated(level));
}

void log(LogLevel level, std::string_view message) {
  logger().log(translated(level), spdlog::string_view_t(message.data(), message.size()));
}

}  // namespace plumbline::server

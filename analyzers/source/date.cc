#include "analyzers/source/date.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace plumbline {
namespace {

std::chrono::year_month_day to_chrono(const Date& date) {
  return std::chrono::year{date.year} / date.month / date.day;
}

Date from_chrono(const std::chrono::year_month_day& date) {
  return {static_cast<int>(date.year()), static_cast<uint8_t>(static_cast<unsigned>(date.month())),
          static_cast<uint8_t>(static_cast<unsigned>(date.day()))};
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  const auto day = number(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const Date date{*year, static_cast<uint8_t>(*month), static_cast<uint8_t>(*day)};
  return to_chrono(date).ok() ? std::optional(date) : std::nullopt;
}

std::string to_string(const Date& date) {
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", date.year, unsigned{date.month},
                unsigned{date.day});
  return buffer.data();
}

int64_t days_since_epoch(const Date& date) {
  return std::chrono::sys_days(to_chrono(date)).time_since_epoch().count();
}

Date date_of_unix_time(int64_t seconds) {
  const auto time = std::chrono::sys_seconds(std::chrono::seconds(seconds));
  return from_chrono(std::chrono::floor<std::chrono::days>(time));
}

}  // namespace plumbline

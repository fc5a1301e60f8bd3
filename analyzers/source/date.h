// A calendar date. The clock is an input of an analysis, never read inside it.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plumbline {

struct Date {
  int32_t year = 1970;
  uint8_t month = 1;
  uint8_t day = 1;
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// "2026-11-24"; nothing for any other form or a day that no calendar has.
std::optional<Date> parse_date(std::string_view text);

std::string to_string(const Date& date);

/// Whole days since 1970-01-01, negative before.
int64_t days_since_epoch(const Date& date);

/// The UTC date of a Unix time in seconds.
Date date_of_unix_time(int64_t seconds);

}  // namespace plumbline

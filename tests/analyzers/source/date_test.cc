#include "analyzers/source/date.h"

#include <catch2/catch.hpp>

namespace plumbline {
namespace {

TEST_CASE("only days that a calendar has are dates") {
  CHECK(parse_date("2026-11-24") == Date{2026, 11, 24});
  CHECK(parse_date("2024-02-29") == Date{2024, 2, 29});
  CHECK(parse_date("2026-02-29") == std::nullopt);
  CHECK(parse_date("2026-13-01") == std::nullopt);
  CHECK(parse_date("2026-1-1") == std::nullopt);
  CHECK(parse_date("2026-11-2x") == std::nullopt);
}

TEST_CASE("dates count days and come from Unix time") {
  CHECK(days_since_epoch({1970, 1, 1}) == 0);
  CHECK(days_since_epoch({2000, 3, 1}) == 11017);
  CHECK(date_of_unix_time(0) == Date{1970, 1, 1});
  CHECK(date_of_unix_time(-1) == Date{1969, 12, 31});
  CHECK(to_string(date_of_unix_time(1'790'000'000)) == "2026-09-21");
}

}  // namespace
}  // namespace plumbline

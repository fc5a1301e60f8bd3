#include "analyzers/configuration/fault.h"

#include <array>
#include <catch2/catch.hpp>

namespace plumbline::configuration {
namespace {

constexpr std::array<std::string_view, 3> kKeys = {"families", "exclude", "severity"};

TEST_CASE("a typing slip gets a suggestion, nonsense none") {
  CHECK(unknown_message("key", "famlies", kKeys) ==
        "unknown key `famlies`; did you mean `families`?");
  CHECK(unknown_message("key", "zebra", kKeys) == "unknown key `zebra`");
  CHECK(nearest(std::string(5000, 'x'), kKeys).empty());
}

}  // namespace
}  // namespace plumbline::configuration

#include <catch2/catch.hpp>

#include "analyzers/findings/finding.h"

namespace plumbline {
namespace {

TEST_CASE("a secret shows four characters and its length, a short one only the length") {
  CHECK(masked("abcdefghijklmnop") == "abcd…(16)");
  CHECK(masked("hunter2") == "…(7)");
  CHECK(masked("é23456789012") == "**23…(13)");
}

}  // namespace
}  // namespace plumbline

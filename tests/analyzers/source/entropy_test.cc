#include "analyzers/source/entropy.h"

#include <catch2/catch.hpp>

namespace plumbline::test {

TEST_CASE("entropy counts bits per byte") {
  CHECK(entropy("") == 0);
  CHECK(entropy("aaaa") == 0);
  CHECK(entropy("abab") == 1);
  CHECK(entropy("abcd") == 2);
}

}  // namespace plumbline::test

#include "analyzers/source/text_change.h"

#include <catch2/catch.hpp>
#include <string>

#include "tests/support/random_edits.h"

namespace plumbline {
namespace {

TextChange change(uint32_t begin, uint32_t old_end, uint32_t new_end) {
  return {ByteOffset{begin}, ByteOffset{old_end}, ByteOffset{new_end}};
}

TEST_CASE("a range moves with the text around it, and is lost when the change touches it") {
  const TextChange insert = change(10, 10, 13);
  CHECK(shift(byte_range(2, 9), insert) == byte_range(2, 9));
  CHECK(shift(byte_range(11, 20), insert) == byte_range(14, 23));
  CHECK(shift(byte_range(2, 10), insert) == std::nullopt);
  CHECK(shift(byte_range(10, 20), insert) == std::nullopt);
  CHECK(shift(byte_range(5, 15), insert) == std::nullopt);
}

TEST_CASE("composed changes cover what both did") {
  CHECK(compose(change(4, 6, 8), change(1, 2, 1)) == change(1, 6, 7));
  CHECK(compose(change(0, 0, 5), change(5, 5, 9)) == change(0, 0, 9));
}

TEST_CASE("outside a composed change the old and the new text are equal") {
  uint32_t seed = 7;
  for (int round = 0; round < 2000; ++round) {
    const std::string before = "0123456789abcdefghij\nklmnopqrst";
    std::string text = before;
    TextChange all = test::random_edit(text, {}, seed);
    for (int i = 0; i < 4; ++i) all = compose(all, test::random_edit(text, {}, seed));
    REQUIRE(all.old_end.value <= before.size());
    REQUIRE(all.new_end.value <= text.size());
    REQUIRE(before.substr(0, all.begin.value) == text.substr(0, all.begin.value));
    REQUIRE(before.substr(all.old_end.value) == text.substr(all.new_end.value));
  }
}

}  // namespace
}  // namespace plumbline

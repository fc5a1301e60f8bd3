#include "analyzers/configuration/glob.h"

#include <catch2/catch.hpp>

namespace plumbline::configuration {
namespace {

TEST_CASE("stars stay in their segment, double stars cross") {
  CHECK(glob_matches("src/*.py", "src/a.py"));
  CHECK_FALSE(glob_matches("src/*.py", "src/a/b.py"));
  CHECK(glob_matches("src/**", "src/a/b.py"));
  CHECK(glob_matches("**/*.py", "a.py"));
  CHECK(glob_matches("**/test/**", "a/b/test/c/d"));
  CHECK(glob_matches("a/**/b", "a/b"));
  CHECK_FALSE(glob_matches("a/**/b", "ab"));
  CHECK(glob_matches("?.c", "x.c"));
  CHECK_FALSE(glob_matches("?.c", "/.c"));
}

TEST_CASE("sets, alternatives and escapes") {
  CHECK(glob_matches("[a-c]x", "bx"));
  CHECK_FALSE(glob_matches("[!a-c]x", "bx"));
  CHECK(glob_matches("*.{ts,tsx}", "a.tsx"));
  CHECK_FALSE(glob_matches("*.{ts,tsx}", "a.js"));
  CHECK(glob_matches("a\\*b", "a*b"));
  CHECK_FALSE(glob_matches("a\\*b", "axb"));
}

TEST_CASE("a name captures one segment, and the same text everywhere") {
  const auto captures = glob_captures("src/features/{name}/**", "src/features/cart/a/b.ts");
  REQUIRE(captures);
  CHECK(captures->at("name") == "cart");
  CHECK(glob_captures("{n}/{n}.c", "a/a.c"));
  CHECK_FALSE(glob_captures("{n}/{n}.c", "a/b.c"));
  CHECK_FALSE(glob_captures("x/{n}", "x/a/b"));
}

TEST_CASE("a hostile glob ends") {
  std::string glob;
  for (int i = 0; i < 60; ++i) glob += "**/*a";
  CHECK_FALSE(glob_matches(glob, std::string(4000, 'a') + "b"));
  CHECK_FALSE(glob_matches("{a}{b}{a}{b}{c}{d}{e}{f}{g}z", std::string(3000, 'x')));
}

}  // namespace
}  // namespace plumbline::configuration

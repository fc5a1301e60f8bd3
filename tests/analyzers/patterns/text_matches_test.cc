// Matches carried over from before an edit equal those of a search through the whole text.
#include "analyzers/patterns/text_matches.h"

#include <catch2/catch.hpp>

#include "analyzers/patterns/line_bound.h"
#include "tests/support/random_edits.h"

namespace plumbline::patterns::test {
namespace {

std::shared_ptr<const Regex> compiled(const std::string& pattern) {
  INFO(pattern);
  Result<Regex> regex = compile_regex(pattern);
  REQUIRE(regex.ok());
  return std::make_shared<const Regex>(regex.value());
}

TEST_CASE("An expression is bound to a line only where its spelling proves it") {
  for (const char* pattern :
       {"abc", "(?i)^[ \\t]*(//|#)[^\\n]*$", "a.b", "\\bfoo\\(\\d+\\)", "[a-z_]+", "[^\\s\"]x",
        "(?P<name>a)", "(?:a|b){2,3}", "(?m)^a", "[\\w.-]+", "[^\\n\\]]", "\\S+", "a\\[0\\]"}) {
    INFO(pattern);
    CHECK(is_line_bound(pattern));
  }
  for (const char* pattern : {"(?s)a.b",     "(?i)(?s:.)",
                              "a\\sb",       "a\nb",
                              "\\W",         "\\D",
                              "\\n",         "\\x0a",
                              "\\012",       "\\C",
                              "\\pC",        "\\A#",
                              "a\\z",        "[^a]",
                              "[^\\d]",      "[^\\S]",
                              "[\\s]",       "[\\n]",
                              "[\\t-a]",     "[\t-a]",
                              "[[:space:]]", "[^\\n[:alpha:]]",
                              "[\\W]",       "[\\x00-a]",
                              "(?-m)a$",     "(?U)a+",
                              "\\Qa\nb\\E",  "[a",
                              "a\\",         "\\v",
                              "\\r\\n"}) {
    INFO(pattern);
    CHECK_FALSE(is_line_bound(pattern));
  }
}

TEST_CASE("What must not follow binds the expression as well") {
  CHECK(compiled("(?!ab)a[a-z]")->line_bound);
  CHECK_FALSE(compiled("(?!a\\s)a.")->line_bound);
}

bool equal(const std::vector<RegexMatch>& a, const std::vector<RegexMatch>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    return x.range == y.range && x.groups == y.groups;
  });
}

TEST_CASE("Matches after random edits equal those of a fresh search") {
  std::vector<std::shared_ptr<const Regex>> all;
  for (const char* pattern : {"ab",       "^ab",   "ab$",       "^[ \\t]*#.*$", "(a)|(b)",
                              "\\bab\\b", "a.b",   "a[^\\n]*b", "a*",           "(?!ab)a.",
                              "^(?!#).+", "\\Aab", "ab\\z",     "a\\s+b",       "(?s)a.*?b",
                              "[^a]b",    "b\\r",  "$",         "(x)?ab",       "é."}) {
    all.push_back(compiled(pattern));
  }
  for (uint32_t seed : {5U, 81U, 2026U}) {
    std::string text = "ab\n  # ab\r\naab\rb\n\nab";
    TextMatches::ByRegex known;
    std::optional<TextChange> change;
    for (int step = 0; step <= plumbline::test::from_environment("PLUMBLINE_EDITS", 400); ++step) {
      if (step > 0) {
        change = plumbline::test::random_edit(
            text, {"ab", "\n", "\r\n", "\r", "a\nb", "#", "ab\n", " ab ", "xab", "é"}, seed);
      }
      TextMatches matches(text, known, change);
      for (const auto& regex : all) {
        INFO("step " << step << ", " << regex->expression->pattern());
        REQUIRE(equal(matches.of(regex), find_all(*regex, text, 0)));
      }
      known = matches.take();
    }
  }
}

TEST_CASE("Matches beyond the limit are found once there are fewer") {
  const std::shared_ptr<const Regex> regex = compiled("a");
  const std::string text(kMaxMatches + 5, 'a');
  TextMatches before(text);
  CHECK(before.of(regex).size() == kMaxMatches);
  const TextMatches::ByRegex known = before.take();
  const std::string rest = text.substr(10);
  TextMatches after(rest, known, TextChange{ByteOffset{0}, ByteOffset{10}, ByteOffset{0}});
  CHECK(after.of(regex).size() == kMaxMatches - 5);
}

}  // namespace
}  // namespace plumbline::patterns::test

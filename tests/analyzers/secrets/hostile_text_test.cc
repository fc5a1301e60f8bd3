// Texts that are made, or happen, to be hard: they cost work in proportion to their size, end when
// asked to, and lose nothing but what a limit says. Work is counted, not timed: the stop token is
// asked once for each block of bytes that a gate looks at, in the text and in all that it hides.
#include <catch2/catch.hpp>

#include "analyzers/secrets/encoding.h"
#include "analyzers/secrets/line_budget.h"
#include "analyzers/secrets/rule_record.h"
#include "analyzers/secrets/secrets.h"
#include "tests/analyzers/secrets/example_template.h"
#include "tests/support/repeated.h"

namespace plumbline::secrets::test {
namespace {

using plumbline::test::repeated_to_fill;

const std::string kToken = expand("{mark}ghp_{base62:30}{crc32-base62:6}", 5).text;

AnalysisResult analyze(const std::string& text, const StopToken& stop = {}) {
  const Snapshot snapshot = make_snapshot("a.txt", text, Date{2026, 11, 24});
  return analyze_text({snapshot, nullptr, nullptr, stop});
}

/// How often the analysis of a text asks whether it is to stop.
size_t steps_for(const std::string& text) {
  size_t asked = 0;
  analyze(text, StopToken([&] {
            ++asked;
            return false;
          }));
  return asked;
}

/// Twice the text costs at most twice the work, and a step or two.
void check_proportional(const std::string& piece, size_t size) {
  INFO(piece);
  const size_t once = steps_for(repeated_to_fill(piece, size));
  CHECK(steps_for(repeated_to_fill(piece, 2 * size)) <= 2 * once + 2);
}

}  // namespace

TEST_CASE("a line of nothing but openings of a rule costs work by its length") {
  for (const RuleRecord& record : records()) {
    if (record.literals.empty()) continue;
    for (const std::string between : {"", " "}) {
      check_proportional(std::string(record.literals[0]) + between, 4'000);
    }
  }
}

TEST_CASE("marks of hidden forms without end cost work by their number") {
  for (const std::string piece :
       {"\"", "\"+", "\" + \"", "'a' + \"b\"\n", "\\", "\\\n", "a\\\n", "\\x41", "%41", "%41 ",
        "\"\\x41", "Z2hwX2FhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh\n", "QUFB", "QUFB ",
        "4141", "\" \" \n", "\\u0041'", "\"\\\"+"}) {
    check_proportional(piece, 250'000);
  }
}

TEST_CASE("a line has a budget of places, and the next line its own") {
  const std::string text = std::string(99, 'x') + "\n" + std::string(9, 'y');
  const Snapshot snapshot = make_snapshot("a.txt", text, Date{2026, 11, 24});
  LineBudget budget(snapshot);
  size_t spent = 0;
  while (spent < 1'000'000 && budget.spend(50)) ++spent;
  CHECK(spent == 20'000);
  CHECK(!budget.spend(51));
  CHECK(budget.spend(104));
}

TEST_CASE("a token is found wherever it stands in a long line, and between odd bytes") {
  const std::string far = std::string(1'000'000, 'x') + " " + kToken + " " + std::string(99, 'y');
  CHECK(analyze(far).findings.size() == 1);
  for (const std::string& odd : {std::string("\0", 1), std::string("\r"),
                                 std::string("\xEF\xBB\xBF"), std::string("\xFF\xFE\xC3")}) {
    CHECK(analyze(odd + kToken + odd).findings.size() == 1);
    CHECK(analyze(odd + "x='" + base64(kToken) + "'" + odd).findings.size() == 1);
  }
}

TEST_CASE("the number of findings has a limit, which a note tells") {
  const AnalysisResult result =
      analyze(repeated_to_fill(kToken + "\n", (kToken.size() + 1) * 10'001));
  CHECK(result.findings.size() == 10'000);
  REQUIRE(result.notes.size() == 1);
  CHECK(result.notes[0].find("10,000") != std::string::npos);
}

TEST_CASE("a stop ends the scan of a text without any hit") {
  int asked = 0;
  const StopToken third([&] { return ++asked == 3; });
  CHECK(analyze(std::string(1'000'000, ' '), third).stopped);
}

}  // namespace plumbline::secrets::test

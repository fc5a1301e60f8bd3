// Credentials that only their place gives away, in every kind of file, and what stands in the same
// places without being one. The samples are in the folder context/.
#include <array>
#include <catch2/catch.hpp>
#include <fstream>

#include "analyzers/secrets/secrets.h"
#include "analyzers/syntax/parser.h"
#include "tests/analyzers/secrets/context_sample.h"

namespace plumbline::secrets::test {
namespace {

constexpr uint32_t kSeeds = 3;

/// Of the findings, the gravest.
Severity worst(const ContextSample& sample, uint32_t seed) {
  const Snapshot snapshot = make_snapshot(sample.path, text_of(sample, seed), Date{2026, 11, 24});
  const auto tree = syntax::has_grammar(snapshot.language)
                        ? syntax::parse(snapshot.language, snapshot.view(), nullptr, {})
                        : std::nullopt;
  Severity severity = Severity::hint;
  for (const auto analyze : {analyze_text, analyze_tree}) {
    for (const Finding& finding :
         analyze({snapshot, tree ? &*tree : nullptr, nullptr, {}}).findings)
      severity = std::min(severity, finding.severity);
  }
  return severity;
}

}  // namespace

TEST_CASE("credentials in context are found, and what only looks like one is not") {
  for (const char* const name : {"config.txt", "files.txt", "code.txt", "command.txt", "more.txt",
                                 "silent.txt", "spellings.txt", "chosen.txt", "places.txt"}) {
    const std::vector<ContextSample> samples = read_samples(name);
    REQUIRE(samples.size() > 20);
    std::string wrong;
    for (const ContextSample& sample : samples) {
      for (uint32_t seed = 1; seed <= kSeeds; ++seed) {
        const Severity severity = worst(sample, seed);
        const bool right = sample.expected == '+'   ? severity <= Severity::warning
                           : sample.expected == '~' ? severity <= Severity::info
                                                    : severity == Severity::hint;
        if (right) continue;
        wrong += std::string(name) + ":" + std::to_string(sample.line) + ", seed " +
                 std::to_string(seed) + ": " + sample.expected + " " + sample.pattern + "\n";
      }
    }
    CHECK(wrong == "");
  }
}

}  // namespace plumbline::secrets::test

// Texts with more credentials than anybody reads: memory is bounded, and an edit that crosses the
// bound gives what a fresh scan gives.
#include <catch2/catch.hpp>

#include "analyzers/secrets/incremental_scan.h"
#include "analyzers/secrets/secrets.h"
#include "tests/analyzers/secrets/example_template.h"

namespace plumbline::secrets::test {
namespace {

const std::string kLine = expand("{mark}ghp_{base62:30}{crc32-base62:6}", 5).text + "\n";

std::string lines(size_t count) {
  std::string text;
  for (size_t i = 0; i < count; ++i) text += kLine;
  return text;
}

Snapshot snapshot_of(const std::string& text) {
  return make_snapshot("a.txt", text, Date{2026, 11, 24});
}

}  // namespace

TEST_CASE("a text with too many credentials keeps no state and reports the first ones") {
  const Snapshot snapshot = snapshot_of(lines(kMostUnits + 5000));
  const AnalysisResult result = analyze_text({snapshot, nullptr, nullptr, {}});
  CHECK_FALSE(result.stopped);
  CHECK(result.findings.size() == 10'000);
  CHECK(result.findings.front().range.begin.value == 0);
  CHECK(result.state == nullptr);
  CHECK(result.notes.size() == 1);
}

TEST_CASE("an edit over the bound and back equals fresh scans") {
  const std::string before = lines(kMostUnits - 10);
  const std::string added = lines(20);
  const Snapshot small = snapshot_of(before);
  const AnalysisResult first = analyze_text({small, nullptr, nullptr, {}});
  REQUIRE(first.state != nullptr);

  const Snapshot large = snapshot_of(added + before);
  const TextChange change{ByteOffset{0}, ByteOffset{0},
                          ByteOffset{static_cast<uint32_t>(added.size())}};
  const Previous previous{first.state, change, {}};
  const AnalysisResult grown = analyze_text({large, nullptr, &previous, {}});
  CHECK(grown.state == nullptr);
  CHECK(grown.findings == analyze_text({large, nullptr, nullptr, {}}).findings);
}

}  // namespace plumbline::secrets::test

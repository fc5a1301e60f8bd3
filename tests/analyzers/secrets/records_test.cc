// Every record's examples, from several seeds.
#include <algorithm>
#include <catch2/catch.hpp>

#include "analyzers/secrets/secrets.h"
#include "tests/analyzers/secrets/example_template.h"
#include "tests/analyzers/secrets/record_example.h"

namespace plumbline::secrets::test {
namespace {

constexpr uint32_t kSeeds = 5;

std::vector<Finding> findings_in(const std::string& path, const std::string& text) {
  const Snapshot snapshot = make_snapshot(path, text, Date{2026, 11, 24});
  std::vector<Finding> all = analyze_text({snapshot, nullptr, nullptr, {}}).findings;
  const std::vector<Finding> more = analyze_tree({snapshot, nullptr, nullptr, {}}).findings;
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

bool fits(std::string_view state, const Finding& finding) {
  if (state == "valid")
    return finding.severity == Severity::error && finding.confidence == Confidence::high;
  if (state == "invalid" || state == "ephemeral" || state == "hint")
    return finding.severity == Severity::hint;
  return finding.confidence == Confidence::medium || finding.confidence == Confidence::high;
}

void check_no_leak(const Finding& finding, const Expansion& expansion) {
  std::string shown = finding.message;
  for (const Evidence& evidence : finding.evidence) shown += evidence.gate + evidence.detail;
  for (const RelatedPlace& place : finding.related) shown += place.message;
  for (const std::string& piece : expansion.drawn)
    CHECK(shown.find(piece.substr(0, 5)) == std::string::npos);
  CHECK(!finding.secret_ranges.empty());
  CHECK(std::count_if(finding.message.begin(), finding.message.end(),
                      [](char c) { return (c & 0xC0) != 0x80; }) <= 120);
}

}  // namespace

TEST_CASE("every example of every record yields its rule and no other") {
  for (const RecordExample& example : record_examples()) {
    for (uint32_t seed = 1; seed <= kSeeds; ++seed) {
      const Expansion expansion = expand(example.text, seed);
      const std::vector<Finding> findings = findings_in(std::string(example.path), expansion.text);
      INFO(example.rule << ", seed " << seed << ": " << expansion.text);
      if (example.state == "silent") {
        CHECK(findings.empty());
        continue;
      }
      CHECK(findings.size() == 1);
      if (findings.empty()) continue;
      CHECK(findings.front().rule == example.rule);
      CHECK(fits(example.state, findings.front()));
      check_no_leak(findings.front(), expansion);
    }
  }
}

}  // namespace plumbline::secrets::test

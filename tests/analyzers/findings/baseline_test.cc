#include "analyzers/findings/baseline.h"

#include <catch2/catch.hpp>

#include "analyzers/findings/fingerprint.h"

namespace plumbline {
namespace {

constexpr std::string_view kSalt = "s";
const Date kToday{2026, 11, 25};

/// A snapshot with one finding on each text between « and », written < and >.
struct Sample {
  explicit Sample(std::string text, const std::string& path = "a.py") {
    for (size_t at = text.find('<'); at != std::string::npos; at = text.find('<')) {
      text.erase(at, 1);
      const size_t end = text.find('>');
      text.erase(end, 1);
      Finding finding;
      finding.rule = "secrets/x";
      finding.range = byte_range(static_cast<uint32_t>(at), static_cast<uint32_t>(end));
      finding.secret_ranges = {finding.range};
      findings.push_back(finding);
    }
    snapshot = make_snapshot(path, text, kToday);
    set_fingerprints(findings, snapshot, kSalt);
  }

  Baseline accepted(std::optional<Date> until = std::nullopt) const {
    std::vector<BaselineEntry> entries;
    for (const BaselineKey& key : baseline_keys(findings, snapshot, kSalt)) {
      entries.push_back({key, "secrets/x", snapshot.path, 1, "Ada", "known", until, {}});
    }
    return Baseline(std::move(entries));
  }

  /// How many findings the baseline accepts, in a project that has `path`.
  size_t silenced(const Baseline& baseline, std::string_view path) {
    apply_baseline(findings, snapshot, baseline, kSalt,
                   [&](std::string_view asked) { return asked == path; });
    size_t count = 0;
    for (const Finding& finding : findings) count += finding.suppressed_because ? 1 : 0;
    return count;
  }

  Snapshot snapshot;
  std::vector<Finding> findings;
};

TEST_CASE("a baseline follows moved lines and renamed files") {
  const Baseline baseline = Sample("key = '<aaaa>'").accepted();
  CHECK(Sample("import os\n\nkey = '<aaaa>'").silenced(baseline, "a.py") == 1);
  CHECK(Sample("key = '<aaaa>'", "b.py").silenced(baseline, "b.py") == 1);
}

TEST_CASE("it accepts neither a copy, nor a second one, nor another key in the same place") {
  const Baseline baseline = Sample("key = '<aaaa>'").accepted();
  CHECK(Sample("key = '<aaaa>'", "b.py").silenced(baseline, "a.py") == 0);
  CHECK(Sample("key = '<aaaa>'\nkey = '<aaaa>'").silenced(baseline, "a.py") == 1);
  CHECK(Sample("key = '<bbbb>'").silenced(baseline, "a.py") == 0);
}

TEST_CASE("an entry holds up to its date") {
  Sample sample("key = '<aaaa>'");
  CHECK(sample.silenced(sample.accepted(Date{2026, 11, 24}), "a.py") == 0);
  CHECK(sample.silenced(sample.accepted(kToday), "a.py") == 1);
  CHECK(sample.findings[0].suppressed_by == SuppressedBy::baseline);
}

TEST_CASE("faults of the file are told on their place, and cost their entry only") {
  const std::string text =
      R"({"version":1,"entries":[{"fingerprint":"ab","until":"2026-13-01"},{"rule":"x"},)"
      R"({"fingerprint":"cd","becuase":"typo"},{"fingerprint":"ef","until":"2026-01-01"}]})";
  const LoadedBaseline loaded = load_baseline(text, kToday);
  REQUIRE(loaded.faults.size() == 4);
  CHECK(loaded.baseline->entries().size() == 2);
  CHECK(loaded.faults[2].message == "unknown key `becuase`; did you mean `because`?");
  CHECK(loaded.faults[3].rule == "expired-suppression");
}

}  // namespace
}  // namespace plumbline

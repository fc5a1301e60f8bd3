#include <algorithm>

#include "analyzers/secrets/incremental_scan.h"
#include "analyzers/secrets/place_finding.h"
#include "analyzers/secrets/place_scan.h"
#include "analyzers/secrets/secrets.h"
#include "analyzers/secrets/text_scan.h"
#include "analyzers/secrets/writing.h"

namespace plumbline::secrets {
namespace {

constexpr uint32_t kClaimLines = 12;  // what a text rule may have looked at around a value

/// What the text lane says of one region: asked at most once, and only if there is a candidate.
class TextClaims {
 public:
  TextClaims(const AnalysisInput& input, const ByteRange& region)
      : input_(input), region_(window_around(input.snapshot, region, kClaimLines)) {}

  /// True if a text rule has judged bytes of `value` by what stands in `around` alone.
  bool covers(const ByteRange& value, const ByteRange& around) {
    if (!asked_) scan_text(input_.snapshot, region_, stop_, units_);
    asked_ = true;
    return std::any_of(units_.begin(), units_.end(), [&](const ScanUnit& unit) {
      return unit.claim.begin < value.end && value.begin < unit.claim.end && !unit.claim.empty() &&
             around.begin <= unit.extent.begin && unit.extent.end <= around.end;
    });
  }

 private:
  const AnalysisInput& input_;
  ByteRange region_;
  std::vector<ScanUnit> units_;
  const StopToken stop_{
      [this] { return input_.stop.stop_requested() || units_.size() > kMostUnits; }};
  bool asked_ = false;
};

void add_unit(const AnalysisInput& input, const Candidate& candidate, TextClaims& claims,
              std::vector<ScanUnit>& units) {
  const bool silent = candidate.judgement.strength == Strength::none;
  if (silent && !candidate.far) return;
  const ByteRange around = window_around(input.snapshot, candidate.extent, kClaimLines);
  const bool weak = candidate.judgement.strength == Strength::weak;
  const uint8_t priority = silent ? 0 : weak ? 1 : 2;
  ScanUnit unit{around, candidate.value, priority, std::nullopt};
  if (silent) unit.claim.end = unit.claim.begin;
  if (!silent && !claims.covers(candidate.value, around)) {
    unit.finding = finding_of(candidate, input.snapshot);
  }
  units.push_back(std::move(unit));
}

}  // namespace

AnalysisResult analyze_tree(const AnalysisInput& input) {
  return scan_incrementally(
      input, [&](const ByteRange& region, const StopToken& stop, std::vector<ScanUnit>& units) {
        TextClaims claims(input, region);
        const AnalysisInput stoppable{input.snapshot, input.tree, input.previous, stop};
        return scan_places(stoppable, region, [&](const Candidate& candidate) {
          add_unit(input, candidate, claims, units);
          return true;
        });
      });
}

bool reads_without_tree(const Snapshot& snapshot) {
  const Writing writing = writing_of(snapshot);
  // Dumps, logs and word lists that are called text would cost as much again, and hold few names.
  if (snapshot.language == Language::text) return writing == Writing::sql;
  return writing != Writing::code && writing != Writing::style;
}

bool may_find_in_tree(const Snapshot& snapshot, const StopToken& stop) {
  const ByteRange all = byte_range(0, static_cast<uint32_t>(snapshot.view().size()));
  return !scan_places({snapshot, nullptr, nullptr, stop}, all, [](const Candidate& candidate) {
    return candidate.judgement.strength == Strength::none;
  });
}

std::vector<NearMiss> near_misses(const AnalysisInput& input) {
  const ByteRange all = byte_range(0, static_cast<uint32_t>(input.snapshot.view().size()));
  std::vector<NearMiss> misses;
  scan_places(input, all, [&](const Candidate& candidate) {
    const Judgement& judgement = candidate.judgement;
    if (judgement.strength == Strength::none && !candidate.value.empty())
      misses.push_back({candidate.value, candidate.form, reason(judgement.silence)});
    return true;
  });
  const auto earlier = [](const NearMiss& a, const NearMiss& b) { return a.value < b.value; };
  std::stable_sort(misses.begin(), misses.end(), earlier);
  const auto same = [](const NearMiss& a, const NearMiss& b) { return a.value == b.value; };
  misses.erase(std::unique(misses.begin(), misses.end(), same), misses.end());
  return misses;
}

}  // namespace plumbline::secrets

// What an edit leaves standing, for scanners that look at some text around a literal.
//
// A unit is one place that was looked at, with the stretch of text that decided about it (extent),
// whether or not it led to a finding. An edit outside that stretch cannot change the answer, so the
// unit is moved and kept. An edit that touches it drops the unit and makes the stretch dirty. Dirty
// stretches become whole lines with a margin, and are scanned anew.
//
// The subtle part is the end of invalidate(). A region that is scanned again finds every literal
// that starts in it, also those whose units were kept. So a kept unit that touches a region must
// go, and its stretch must be scanned again, which makes the region larger and may touch the next
// unit. It ends when no survivor touches a region; then kept and new units are disjoint, and
// together exactly what a scan from nothing finds (invariant 4).
//
// What can go wrong:
// - A reader that looks further than its extent says. The margin of kScanMargin lines covers looks
//   around the literal; everything beyond has to be in the extent.
// - Time: lifetimes are judged by the day. On another day every state is worthless.
// - Limits. The most findings are cut off after claims are settled and sorted, so that the same
//   ones stay however they were found. A text with more units than anybody reads is scanned from
//   its start until there are enough, each time.
#include "analyzers/secrets/incremental_scan.h"

#include <algorithm>
#include <tuple>

namespace plumbline::secrets {
namespace {

/// In one text. Cut after the claims are settled, so that the first ones are the same however they
/// were found.
constexpr size_t kMostFindings = 10'000;

struct ScanState : AnalysisState {
  std::vector<ScanUnit> units;
  Date today;  // the day on which lifetimes were judged
};

ByteRange moved(const ByteRange& range, const TextChange& change) {
  if (range.end < change.begin) return range;
  const auto by = [&](ByteOffset offset) {
    return ByteOffset{static_cast<uint32_t>(static_cast<int64_t>(offset.value) + change.delta())};
  };
  return {by(range.begin), by(range.end)};
}

void move_unit(ScanUnit& unit, const TextChange& change) {
  if (unit.extent.end < change.begin) return;
  unit.extent = moved(unit.extent, change);
  unit.claim = moved(unit.claim, change);
  if (!unit.finding) return;
  unit.finding->range = moved(unit.finding->range, change);
  for (ByteRange& range : unit.finding->secret_ranges) range = moved(range, change);
  for (RelatedPlace& place : unit.finding->related) place.range = moved(place.range, change);
}

/// Sorted and disjoint.
std::vector<ByteRange> merged(std::vector<ByteRange> ranges) {
  std::sort(ranges.begin(), ranges.end());
  std::vector<ByteRange> regions;
  for (const ByteRange& range : ranges) {
    if (!regions.empty() && range.begin <= regions.back().end) {
      regions.back().end = std::max(regions.back().end, range.end);
    } else {
      regions.push_back(range);
    }
  }
  return regions;
}

/// Whole lines with the margin.
std::vector<ByteRange> line_regions(const Snapshot& snapshot, std::vector<ByteRange> dirty) {
  for (ByteRange& range : dirty) range = lines_around(snapshot, range, kScanMargin, kScanMargin);
  return merged(std::move(dirty));
}

bool touches_any(const ByteRange& range, const std::vector<ByteRange>& regions) {
  return std::any_of(regions.begin(), regions.end(),
                     [&](const ByteRange& region) { return region.touches(range); });
}

/// A unit that is to be scanned again has no extent until it is taken out.
constexpr ByteRange kDropped = {ByteOffset{UINT32_MAX}, ByteOffset{UINT32_MAX}};

bool is_dropped(const ScanUnit& unit) {
  return unit.extent == kDropped;
}

/// Drops the units that touch a region, whose stretches become regions at once; returns how many.
template <typename Iterator>
size_t drop_touched(const Snapshot& snapshot, Iterator unit, Iterator end,
                    std::vector<ByteRange>& regions) {
  size_t count = 0;
  for (; unit != end; ++unit) {
    if (is_dropped(*unit) || !touches_any(unit->extent, regions)) continue;
    const ByteRange more = lines_around(snapshot, unit->extent, kScanMargin, kScanMargin);
    const auto next = std::find_if(regions.begin(), regions.end(),
                                   [&](const ByteRange& region) { return region.touches(more); });
    *next = {std::min(next->begin, more.begin), std::max(next->end, more.end)};
    unit->extent = kDropped;
    ++count;
  }
  return count;
}

/// The regions to scan; units that survive stay in `units`, moved. Grows until no survivor touches
/// a region.
std::vector<ByteRange> invalidate(const AnalysisInput& input, std::vector<ScanUnit>& units) {
  const Previous& previous = *input.previous;
  std::vector<ByteRange> dirty = previous.changed_ranges;
  std::vector<ScanUnit> kept;
  if (previous.change) {
    const TextChange& change = *previous.change;
    dirty.push_back(change.new_range());
    for (ScanUnit& unit : units) {
      const auto extent = shift(unit.extent, change);
      if (extent) {
        move_unit(unit, change);
        kept.push_back(std::move(unit));
        continue;
      }
      const ByteOffset begin = std::min(unit.extent.begin, change.begin);
      const ByteOffset old_end = std::max(unit.extent.end, change.old_end);
      dirty.push_back({begin, ByteOffset{static_cast<uint32_t>(old_end.value + change.delta())}});
    }
    units = std::move(kept);
  }
  std::vector<ByteRange> regions = line_regions(input.snapshot, std::move(dirty));
  // A pass follows a whole chain of units, each of which reaches the next; chains go both ways.
  for (size_t dropped = 1; dropped > 0;) {
    dropped = drop_touched(input.snapshot, units.begin(), units.end(), regions);
    dropped += drop_touched(input.snapshot, units.rbegin(), units.rend(), regions);
  }
  std::erase_if(units, is_dropped);
  return merged(std::move(regions));
}

bool earlier(const ScanUnit& a, const ScanUnit& b) {
  const auto key = [](const ScanUnit& unit) {
    return std::tuple(unit.claim.begin, -int{unit.priority}, unit.claim.end, unit.extent.begin,
                      unit.extent.end,
                      unit.finding ? std::string_view(unit.finding->rule) : std::string_view());
  };
  return key(a) < key(b);
}

class IncrementalScan {
 public:
  IncrementalScan(const AnalysisInput& input, const RegionScan& scan)
      : input_(input),
        scan_(scan),
        stop_([this] { return input_.stop.stop_requested() || is_full(); }) {}

  AnalysisResult run() {
    state_->today = input_.snapshot.today;
    const ByteRange whole = byte_range(0, static_cast<uint32_t>(input_.snapshot.view().size()));
    bool complete = false;
    if (const ScanState* const old = previous()) {
      state_->units = old->units;
      complete = scan_all(invalidate(input_, state_->units));
    }
    if (!complete && !input_.stop.stop_requested()) {
      state_->units.clear();  // a full list depends on where the scan began: at the start, always
      complete = scan_all({whole});
    }
    return result(complete);
  }

 private:
  bool is_full() const { return state_->units.size() > kMostUnits; }

  const ScanState* previous() const {
    if (input_.previous == nullptr) return nullptr;
    const auto* const old = dynamic_cast<const ScanState*>(input_.previous->state.get());
    return old != nullptr && old->today == input_.snapshot.today ? old : nullptr;
  }

  bool scan_all(const std::vector<ByteRange>& regions) {
    return std::all_of(regions.begin(), regions.end(), [&](const ByteRange& region) {
      return scan_(region, stop_, state_->units) && !is_full();
    });
  }

  /// A list that was cut is no start for the next scan.
  AnalysisResult result(bool complete) {
    AnalysisResult result;
    result.stopped = !complete && !is_full();
    if (result.stopped) return result;
    std::sort(state_->units.begin(), state_->units.end(), earlier);
    result.findings = resolved(state_->units);
    if (!complete || result.findings.size() > kMostFindings) {
      result.findings.resize(std::min(result.findings.size(), kMostFindings));
      result.notes.push_back("more than 10,000 secrets: only the first ones are reported");
    }
    if (complete) result.state = std::move(state_);
    return result;
  }

  const AnalysisInput& input_;
  const RegionScan& scan_;
  std::shared_ptr<ScanState> state_ = std::make_shared<ScanState>();
  const StopToken stop_;
};

}  // namespace

AnalysisResult scan_incrementally(const AnalysisInput& input, const RegionScan& scan) {
  return IncrementalScan(input, scan).run();
}

}  // namespace plumbline::secrets

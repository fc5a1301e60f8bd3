// Keeps what an edit did not touch: the part that both secret analyzers share.
//
// A scan is a list of units, each a function of the bytes in its extent. After an edit the units
// whose extent it touched are dropped and the lines around the edit, and around the dropped units,
// are scanned again; the others move.
#pragma once

#include <functional>
#include <vector>

#include "analyzers/findings/analysis.h"
#include "analyzers/secrets/scan_unit.h"

namespace plumbline::secrets {

/// Appends the units whose literal starts in `region` (whole lines). False: stopped.
using RegionScan = std::function<bool(const ByteRange& region, const StopToken& stop,
                                      std::vector<ScanUnit>& units)>;

/// Of one text. A unit takes some 2 KiB with its finding: more of them would be no text but an
/// attack on the memory.
inline constexpr size_t kMostUnits = 50'000;

/// Units may look this many lines around their literal without an extent that says so.
inline constexpr uint32_t kScanMargin = 3;

AnalysisResult scan_incrementally(const AnalysisInput& input, const RegionScan& scan);

}  // namespace plumbline::secrets

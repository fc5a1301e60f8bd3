// The text lane on one stretch of a text: what analyze_text runs, and what analyze_tree asks so as
// to report nothing twice.
#pragma once

#include <vector>

#include "analyzers/secrets/scan_unit.h"
#include "analyzers/source/stop_token.h"

namespace plumbline::secrets {

/// Appends the units whose literal stands in `region` (whole lines), as it is or in another form.
/// False: stopped.
bool scan_text(const Snapshot& snapshot, const ByteRange& region, const StopToken& stop,
               std::vector<ScanUnit>& units);

/// The same without the other forms.
bool scan_plain_text(const Snapshot& snapshot, const ByteRange& region, const StopToken& stop,
                     std::vector<ScanUnit>& units);

/// False: scan_plain_text finds nothing in the text.
bool holds_literal(std::string_view text);

}  // namespace plumbline::secrets

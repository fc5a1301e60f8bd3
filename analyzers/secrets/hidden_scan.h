// Credentials in text that is encoded, escaped or in pieces.
#pragma once

#include <vector>

#include "analyzers/secrets/scan_unit.h"
#include "analyzers/source/stop_token.h"

namespace plumbline::secrets {

/// Appends a unit for every credential that scan_plain_text finds in a hidden text of `region`
/// (whole lines). It claims the bytes that write the credential, and gives way to whatever stands
/// there openly. No edit is offered: what reads the value decodes it. False: stopped.
bool scan_hidden_text(const Snapshot& snapshot, const ByteRange& region, const StopToken& stop,
                      std::vector<ScanUnit>& units);

}  // namespace plumbline::secrets

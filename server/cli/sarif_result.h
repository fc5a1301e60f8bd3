// A finding as SARIF's result, and places as its locations.
#pragma once

#include <string_view>

#include "server/cli/json_text.h"
#include "server/cli/scan_input.h"

namespace plumbline::cli {

Json sarif_result(const FileReport& file, const ReportedFinding& reported);

/// A place in a file of the project; `path` is percent-encoded here.
Json sarif_location(const Snapshot& snapshot, const ByteRange& range);
Json sarif_artifact(std::string_view path);

}  // namespace plumbline::cli

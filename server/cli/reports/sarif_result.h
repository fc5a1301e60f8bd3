// A finding as SARIF's result, and places as its locations.
#pragma once

#include <string_view>
#include <vector>

#include "server/cli/reports/json_text.h"
#include "server/cli/scan_input.h"

namespace plumbline::cli {

/// `secrets` are the file's secret_ranges(): what the line that is shown masks.
Json sarif_result(const FileReport& file, const ReportedFinding& reported,
                  const std::vector<ByteRange>& secrets);

/// A place in a file of the project; `path` is percent-encoded here.
Json sarif_location(const Snapshot& snapshot, const ByteRange& range);
Json sarif_artifact(std::string_view path);

}  // namespace plumbline::cli

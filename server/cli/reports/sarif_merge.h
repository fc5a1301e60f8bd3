// Several SARIF reports of one project, each of a part of its files, joined into the one that a
// scan of everything would have written.
#pragma once

#include <vector>

#include "analyzers/source/result.h"
#include "server/cli/reports/json_text.h"

namespace plumbline::cli {

/// Results are put in the order of a scan; what several parts say word for word (faults of the
/// configuration) is kept once. Credentials are joined across parts where the repository's own salt
/// names them. An error if a part is no report of one run of Plumbline.
Result<Json> merge_sarif(std::vector<Json> parts);

}  // namespace plumbline::cli

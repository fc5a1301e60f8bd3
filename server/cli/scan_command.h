// `plumbline scan`: reads a project, reports what is found, answers with the exit code.
#pragma once

#include "analyzers/source/date.h"
#include "server/cli/scan_options.h"

namespace plumbline::cli {

int run_scan(const ScanOptions& options);

/// The UTC date of now.
Date current_date();

}  // namespace plumbline::cli

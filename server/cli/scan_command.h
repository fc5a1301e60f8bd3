// `plumbline scan`: reads a project, reports what is found, answers with the exit code.
#pragma once

#include "server/cli/scan_options.h"

namespace plumbline::cli {

int run_scan(const ScanOptions& options);

}  // namespace plumbline::cli

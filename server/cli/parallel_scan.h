// Scans files on several threads and hands the reports over in the order of the inputs, so that the
// output does not depend on the number of threads.
#pragma once

#include <functional>
#include <vector>

#include "server/cli/file_scan.h"
#include "server/cli/scan_input.h"

namespace plumbline::cli {

/// Takes the report of a file, or of a text in an archive after the archive's own; called by one
/// thread at a time. False ends the scan.
using ReportSink = std::function<bool(const FileReport&)>;

/// `inputs` is sorted by path. With an architecture the reports wait until the whole project's
/// imports are known. Findings in configuration files come with the reports of these files, scanned
/// or not. Files that an interrupt cut short are left out.
void scan_files(std::vector<ScanInput> inputs, const ScanSettings& settings, uint32_t jobs,
                const ReportSink& sink);

}  // namespace plumbline::cli

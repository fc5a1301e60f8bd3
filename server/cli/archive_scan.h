// Secrets in the texts inside an archive or document.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzers/source/stop_token.h"
#include "server/archive/entries.h"
#include "server/cli/file_scan.h"
#include "server/cli/scan_input.h"

namespace plumbline::cli {

/// The archive that the input is, by its first bytes; nothing if it is none or if `settings` leave
/// archives closed. Of an input from git or a buffer, `text` are the bytes, which outlive the
/// result.
std::optional<archive::ArchiveSource> archive_of(const ScanInput& input, std::string_view text,
                                                 const ScanSettings& settings);

/// Reports of the texts with findings, sorted by path, which is "lib/app.jar!/config/x.yml". They
/// offer no edit, as none can be applied. What is not read is a notice of `report`, the archive's
/// own.
std::vector<FileReport> scan_archive(const archive::ArchiveSource& source,
                                     const ScanSettings& settings, const StopToken& stop,
                                     FileReport& report);

}  // namespace plumbline::cli

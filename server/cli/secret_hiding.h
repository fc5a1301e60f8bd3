// The last gate before a report: no text of a finding repeats a secret of its file, whoever wrote
// it.
#pragma once

#include <vector>

#include "server/cli/scan_input.h"

namespace plumbline::cli {

/// The bytes of a file that hold secrets, sorted, not overlapping.
std::vector<ByteRange> secret_ranges(const FileReport& report);

/// Replaces secrets of the file in messages, help, evidence and titles by their masked form, and
/// drops fixes that would write one.
void hide_secrets(FileReport& report);

}  // namespace plumbline::cli

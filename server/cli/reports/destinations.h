// Which reports go where: the pairs of `--format` and `--output`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/source/result.h"
#include "server/cli/scan_options.h"

namespace plumbline::cli {

/// Reads the two options out of a command line's words and leaves the rest alone, so that a report
/// can be written even if the rest is wrong. An output belongs to the format before it or, if that
/// has one already or there is none, to the next; one without a format goes by its name's end.
/// Never empty; at most one writes to standard output.
Result<std::vector<Destination>> read_destinations(const std::vector<std::string>& words);

/// Those of them that are sound, for reporting what is wrong with the rest.
std::vector<Destination> usable_destinations(const std::vector<std::string>& words);

}  // namespace plumbline::cli

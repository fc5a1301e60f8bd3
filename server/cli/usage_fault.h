// What a person and a pipeline are told when a command line cannot be carried out.
#pragma once

#include <string>
#include <vector>

#include "server/cli/scan_options.h"

namespace plumbline::cli {

/// One sentence on standard error; returns the exit code.
int usage_fault(std::string message);

/// The same, and each report that a machine reads is written all the same, without findings, and
/// names the fault: a pipeline that uploads it must not take silence for success.
int report_usage_fault(const std::vector<Destination>& destinations, std::string message);

}  // namespace plumbline::cli

// The names of report formats, and the writers behind them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "server/cli/reports/report_writer.h"
#include "server/cli/scan_options.h"

namespace plumbline::cli {

std::optional<Format> format_named(std::string_view name);

/// "text, json, sarif, …", for messages.
std::string format_names();

/// `output` and `context` outlive the writer.
std::unique_ptr<ReportWriter> make_report(Format format, Output& output,
                                          const ReportContext& context);

}  // namespace plumbline::cli

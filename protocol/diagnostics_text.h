// Diagnostics straight to JSON text. A tree of 200 items costs over a millisecond to build and
// print, on every key; writing the same text directly costs a few dozen microseconds.
//
// The text means the same as to_json() of the same value. Bytes that are not UTF-8 come out as
// U+FFFD.
#pragma once

#include <string>

#include "protocol/diagnostics.h"

namespace plumbline::protocol {

/// The whole notification, ready for framing.
std::string publish_diagnostics_message(const PublishDiagnosticsParams& params);

/// Results, for Reply::result_text.
std::string diagnostic_report_text(const DocumentDiagnosticReport& report);
std::string workspace_report_text(const WorkspaceDiagnosticReport& report);

/// The whole `$/progress` notification that carries a part of a workspace report.
std::string partial_report_message(const ProgressToken& token,
                                   const WorkspaceDiagnosticReport& report);

}  // namespace plumbline::protocol

// Values of the bigger structs, filled as much and as little as they can be.
#pragma once

#include <vector>

#include "protocol/diagnostics.h"
#include "protocol/workspace_edit.h"

namespace plumbline::protocol::samples {

Diagnostic full_diagnostic();
Diagnostic bare_diagnostic();

/// Full and unchanged, with and without related documents.
std::vector<DocumentDiagnosticReport> document_reports();

/// Empty; with full and unchanged documents, open and not.
std::vector<WorkspaceDiagnosticReport> workspace_reports();

/// Every kind of change, annotated.
WorkspaceEdit full_edit();

}  // namespace plumbline::protocol::samples

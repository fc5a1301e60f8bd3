#include "protocol/diagnostics.h"

#include "protocol/diagnostics_fields.h"

namespace plumbline::protocol {

template Decoded<Diagnostic> decode(const Json&);
template Decoded<DocumentDiagnosticParams> decode(const Json&);
template Decoded<WorkspaceDiagnosticParams> decode(const Json&);
template Json to_json(const Range&);
template Json to_json(const Location&);
template Json to_json(const Diagnostic&);
template Json to_json(const PublishDiagnosticsParams&);
template Json to_json(const DocumentDiagnosticParams&);
template Json to_json(const DocumentDiagnosticReport&);
template Json to_json(const WorkspaceDiagnosticParams&);
template Json to_json(const WorkspaceDiagnosticReport&);
template Json to_json(const DiagnosticServerCancellationData&);

}  // namespace plumbline::protocol

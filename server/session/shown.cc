#include "server/session/shown.h"

#include <utility>

#include "analyzers/findings/fingerprint.h"
#include "protocol/diagnostics_text.h"
#include "server/requests/diagnostics.h"

namespace plumbline::server {

std::string result_id(const std::vector<protocol::Diagnostic>& diagnostics) {
  const protocol::DocumentDiagnosticReport report{
      protocol::FullDocumentDiagnosticReport{std::nullopt, diagnostics}, std::nullopt};
  return keyed_hash("result", protocol::diagnostic_report_text(report)).substr(0, 16);
}

std::shared_ptr<const Shown> make_shown(const Snapshot& snapshot, std::vector<Finding> findings,
                                        const std::string& uri, const engine::Project& project,
                                        const Agreement& agreement) {
  auto shown = std::make_shared<Shown>();
  shown->diagnostics = to_diagnostics(findings, snapshot, uri, project.root, agreement);
  shown->snapshot = snapshot;
  shown->findings = std::move(findings);
  if (agreement.pull) shown->result_id = result_id(shown->diagnostics);
  return shown;
}

std::string push_message(const std::string& uri, int64_t version,
                         std::vector<protocol::Diagnostic> diagnostics) {
  return protocol::publish_diagnostics_message(
      {uri, static_cast<int32_t>(version), std::move(diagnostics)});
}

}  // namespace plumbline::server

#include "analyzers/remedies/emulator.h"

#include <array>

#include "analyzers/remedies/configuration_rows.h"
#include "analyzers/remedies/plan.h"
#include "analyzers/remedies/row_search.h"
#include "analyzers/source/literal_gate.h"

namespace plumbline::remedies {
bool names_emulator_host(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kHosts = {
      "localhost", "127.0.0.1", "0.0.0.0",         "[::1]",           "localstack",
      "azurite",   "Azurite",   "devstoreaccount", "fake-gcs-server", "host.docker.internal"};
  static const LiteralGate* const gate = new LiteralGate(kHosts);
  return gate->holds_any(text);
}

bool names_emulator(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kSigns = {"localstack",     "localhost:4566",
                                                             "127.0.0.1:4566", "devstoreaccount1",
                                                             "azurite",        "fake-gcs-server"};
  static const LiteralGate* const gate = new LiteralGate(kSigns);
  return gate->holds_any(text);
}

Emulators::Emulators(const Snapshot& snapshot, const syntax::Tree* tree,
                     const ProjectFiles* files) {
  const std::string_view text = snapshot.view();
  if (is_configuration(snapshot.language)) {
    all_ = names_emulator(text);
  } else if (tree != nullptr && names_emulator_host(text)) {
    const Code code{text, tree->root(), snapshot.language};
    document_ = std::make_shared<Document>(Document{code, ImportTable(code), snapshot.path, files});
  }
}

bool Emulators::serve(const Finding& finding) const {
  if (finding.remedy_kind.empty()) return false;
  if (document_ == nullptr) return all_;
  const ByteRange place =
      finding.secret_ranges.empty() ? finding.range : finding.secret_ranges.front();
  const Code& code = document_->code;
  if (place.end.value > code.text.size()) return false;
  const auto plan = row_around(*document_, finding.remedy_kind, code.root.named_descendant(place));
  return plan && plan->emulator;
}

}  // namespace plumbline::remedies

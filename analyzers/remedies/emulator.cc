#include "analyzers/remedies/emulator.h"

#include <array>
#include <optional>

#include "analyzers/remedies/configuration_rows.h"
#include "analyzers/remedies/plan.h"
#include "analyzers/remedies/row_search.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

/// Whatever `endpoint_of` takes for an emulator has one of these.
constexpr std::array<std::string_view, 10> kHosts = {
    "localhost", "127.0.0.1", "0.0.0.0",         "[::1]",           "localstack",
    "azurite",   "Azurite",   "devstoreaccount", "fake-gcs-server", "host.docker.internal"};

}  // namespace

bool names_emulator(std::string_view text) {
  return contains_any(text, {"localstack", "localhost:4566", "127.0.0.1:4566", "devstoreaccount1",
                             "azurite", "fake-gcs-server"});
}

bool serves_emulator(const RemedyInput& input) {
  const std::string_view text = input.snapshot.view();
  const ByteRange place = input.finding.secret_ranges.empty() ? input.finding.range
                                                              : input.finding.secret_ranges.front();
  if (!contains_any(text, kHosts) || input.finding.remedy_kind.empty() ||
      place.end.value > text.size()) {
    return false;
  }
  if (is_configuration(input.snapshot.language)) return names_emulator(text);
  if (input.tree == nullptr) return false;
  const Code code{text, input.tree->root(), input.snapshot.language};
  const Document document{code, ImportTable(code), input.snapshot.path, input.files};
  const auto plan =
      row_around(document, input.finding.remedy_kind, code.root.named_descendant(place));
  return plan && plan->emulator;
}

}  // namespace plumbline::remedies

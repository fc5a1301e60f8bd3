#include "server/cli/reports/credential_states.h"

#include <algorithm>

namespace plumbline::cli {
namespace {

bool lives_briefly(const Finding& finding) {
  return std::any_of(finding.evidence.begin(), finding.evidence.end(), [](const Evidence& each) {
    const bool brief = each.detail.starts_with("lives ") || each.detail.starts_with("expires ");
    return (each.gate == "lifetime" && brief) ||
           (each.gate == "check" && each.detail.find("temporary") != std::string::npos);
  });
}

}  // namespace

std::string_view name_of(CredentialState state) {
  switch (state) {
    case CredentialState::ephemeral:
      return "ephemeral";
    case CredentialState::relocated:
      return "relocated";
    case CredentialState::embedded:
      return "embedded";
  }
  return "embedded";
}

std::string_view meaning_of(CredentialState state) {
  switch (state) {
    case CredentialState::ephemeral:
      return "minted by its issuer for a short time";
    case CredentialState::relocated:
      return "kept in a store or a variable that the files name; it still lives long";
    case CredentialState::embedded:
      return "written in the files";
  }
  return "";
}

std::optional<CredentialState> state_of(const Finding& finding) {
  if (finding.family != Family::secrets || finding.suppressed_because) return std::nullopt;
  if (finding.secret_ranges.empty()) {
    const bool reference = finding.rule.find("reference") != std::string::npos;
    return reference ? std::optional(CredentialState::relocated) : std::nullopt;
  }
  if (finding.severity != Severity::hint) return CredentialState::embedded;
  return lives_briefly(finding) ? std::optional(CredentialState::ephemeral) : std::nullopt;
}

}  // namespace plumbline::cli

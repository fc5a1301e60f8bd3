// How long what Vault hands out lives: in Terraform, in payloads for its API, in its own settings.
#include <algorithm>

#include "analyzers/source/ascii.h"
#include "analyzers/trust/lint.h"

namespace plumbline::trust {
namespace {

constexpr std::string_view kWhat = "What Vault hands out here";

/// Keys that mean a lifetime of Vault wherever they stand.
bool is_own_key(std::string_view key) {
  return is_in(key, {"token_ttl", "token_max_ttl", "token_explicit_max_ttl", "default_lease_ttl",
                     "max_lease_ttl", "default_lease_ttl_seconds", "max_lease_ttl_seconds"});
}

/// And those that do beside something that only its roles have.
bool is_shared_key(std::string_view key) {
  return is_in(key, {"ttl", "max_ttl", "default_ttl", "explicit_max_ttl"});
}

bool is_role(const Value& map) {
  return std::any_of(map.entries.begin(), map.entries.end(), [](const Entry& entry) {
    return is_in(entry.key, {"creation_statements", "allowed_domains", "bound_claims",
                             "bound_audiences", "token_policies", "bound_service_account_names",
                             "allowed_users", "bound_iam_principal_arn", "credential_type"});
  });
}

void judge_keys(const Value& map, Kind kind, bool shared, Report& report) {
  for (const Entry& entry : map.entries) {
    if (is_own_key(entry.key) || (shared && is_shared_key(entry.key))) {
      report.add_if_long(kind, entry.value.text, entry.value.range, kWhat);
    }
  }
}

/// `resource "vault_…" "name" { … }`; what makes an authority is left out, it is meant to last.
void judge_resource(const Value& block, Report& report) {
  const std::string_view type = block.labels.front();
  const bool authority =
      contains(type, "root") || contains(type, "intermediate") || block.text_of("type") == "pki";
  if (authority) return;
  const Kind kind = contains(type, "_pki_")   ? Kind::certificate
                    : contains(type, "_ssh_") ? Kind::ssh
                                              : Kind::vault;
  judge_keys(block, kind, true, report);
}

}  // namespace

void lint_vault(const Value& document, Report& report) {
  for_each_map(document, [&](const Value& map) {
    if (!map.labels.empty()) {
      if (map.labels.front().starts_with("vault_")) judge_resource(map, report);
      return;
    }
    const bool pki = map.text_of("type") == "pki";
    if (!pki) judge_keys(map, Kind::vault, is_role(map), report);
  });
}

}  // namespace plumbline::trust

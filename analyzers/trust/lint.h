// What the lints of this folder share: where findings go, and the lints themselves.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/trust/document.h"
#include "analyzers/trust/trust.h"

namespace plumbline::trust {

/// Collects the findings of one file. References must outlive it.
class Report {
 public:
  Report(const Snapshot& snapshot, const Policy& policy) : snapshot_(snapshot), policy_(policy) {
    set_environment({});
  }

  /// `rule` is the part of the id after "secrets/trust-"; an id without a record is a mistake of
  /// ours and adds nothing.
  void add(std::string_view rule, const ByteRange& range, std::string message);
  /// For a lifetime as the file spells it, with a unit or in seconds.
  void add_if_long(Kind kind, std::string_view lifetime, const ByteRange& range,
                   std::string_view what);
  void add_if_long(Kind kind, uint64_t seconds, const ByteRange& range, std::string_view what);
  /// For what follows: the environment of a job instead of the path's. Empty: the path's.
  void set_environment(std::string_view name);

  const Snapshot& snapshot() const { return snapshot_; }
  const Policy& policy() const { return policy_; }
  std::vector<Finding> take() { return std::move(findings_); }

 private:
  const Snapshot& snapshot_;
  const Policy& policy_;
  std::string environment_;
  std::vector<Finding> findings_;
};

/// AWS roles that GitHub's workflows may take.
void lint_aws(const Value& document, Report& report);
/// Google Cloud's workload identity pools and Azure's federated credentials.
void lint_pools(const Value& document, Report& report);
/// `id-token` in GitHub workflows.
void lint_workflow(const Value& document, Report& report);
/// Tokens of GitLab jobs and of Kubernetes pods.
void lint_tokens(const Value& document, Report& report);

/// Publishers of package registries that name no workflow or no environment.
void lint_publishers(const Value& document, Report& report);
/// Lifetimes in Vault's roles, mounts and settings.
void lint_vault(const Value& document, Report& report);

// Of the text, whatever its language:
/// X.509 certificates that have expired or live long.
void lint_certificates(Report& report);
/// Certificates of SSH and tokens of Vault that commands ask for.
void lint_commands(Report& report);
/// Signed links and tokens that code makes.
void lint_calls(Report& report);

/// Calls `visit` with every map of the document, outer ones first.
template <typename Visit>
void for_each_map(const Value& value, const Visit& visit) {
  if (value.kind == Value::Kind::map) visit(value);
  for (const Entry& entry : value.entries) for_each_map(entry.value, visit);
  for (const Value& item : value.items) for_each_map(item, visit);
}

}  // namespace plumbline::trust

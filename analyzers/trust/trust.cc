#include "analyzers/trust/trust.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "analyzers/source/literal_gate.h"
#include "analyzers/trust/lint.h"

namespace plumbline::trust {
namespace {

constexpr size_t kMaxFindings = 200;

#include "trust_rules.inc"

constexpr std::array<std::string_view, 12> kWords = {"token.actions.githubusercontent.com",
                                                     "id-token",
                                                     "id_tokens",
                                                     "serviceAccountToken",
                                                     "principalSet://",
                                                     "workload_identity_pool_provider",
                                                     "role-duration-seconds",
                                                     "max_session_duration",
                                                     "MaxSessionDuration",
                                                     "federated_identity_credential",
                                                     "claimsMatchingExpression",
                                                     "duration_seconds"};

/// Every id begins with it; generate.py writes it.
constexpr std::string_view kPrefix = "secrets/trust-";

const RuleInfo* rule_named(std::string_view name) {
  for (const RuleInfo& rule : kRules) {
    if (rule.id.substr(kPrefix.size()) == name) return &rule;
  }
  return nullptr;
}

}  // namespace

std::span<const RuleInfo> rules() {
  return kRules;
}

bool may_hold_trust(const Snapshot& snapshot) {
  const bool reads = snapshot.language == Language::yaml || snapshot.language == Language::json ||
                     snapshot.language == Language::hcl;
  static const LiteralGate* const gate = new LiteralGate(kWords);
  return reads && gate->holds_any(snapshot.view());
}

void Report::add(std::string_view name, const ByteRange& range, std::string message) {
  const RuleInfo* const rule = rule_named(name);
  if (rule == nullptr || findings_.size() >= kMaxFindings) return;
  Finding finding;
  finding.rule = rule->id;
  finding.family = Family::secrets;
  finding.severity = rule->severity;
  finding.range = range;
  finding.message = std::move(message);
  finding.cwe = {std::string(rule->cwe)};
  finding.help = rule->why;
  finding.evidence = {{"trust", std::string(rule->title)}};
  findings_.push_back(std::move(finding));
}

void Report::add_if_long(std::string_view seconds, const ByteRange& range, std::string_view what) {
  uint32_t value = 0;
  const auto [end, error] = std::from_chars(seconds.data(), seconds.data() + seconds.size(), value);
  if (error != std::errc() || end != seconds.data() + seconds.size()) return;
  if (value <= policy_.max_lifetime) return;
  add("long-lifetime", range,
      std::string(what) + " lives " + std::to_string(value) + " s; the policy allows " +
          std::to_string(policy_.max_lifetime) + " s; shorten it");
}

AnalysisResult analyze(const AnalysisInput& input, const Policy& policy) {
  AnalysisResult result;
  if (input.tree == nullptr || !may_hold_trust(input.snapshot)) return result;
  Report report(input.snapshot, policy);
  for (const Value& document : read_documents(input.snapshot, *input.tree)) {
    if (input.stop.stop_requested()) break;
    lint_aws(document, report);
    lint_pools(document, report);
    lint_workflow(document, report);
    lint_tokens(document, report);
  }
  result.findings = report.take();
  std::sort(result.findings.begin(), result.findings.end(), before);
  result.stopped = input.stop.stop_requested();
  return result;
}

}  // namespace plumbline::trust

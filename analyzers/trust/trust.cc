#include "analyzers/trust/trust.h"

#include <algorithm>
#include <array>
#include <memory>

#include "analyzers/source/ascii.h"
#include "analyzers/source/literal_gate.h"
#include "analyzers/source/path.h"
#include "analyzers/trust/lint.h"

namespace plumbline::trust {
namespace {

constexpr size_t kMaxFindings = 200;
constexpr size_t kLongestText = 4 * 1024 * 1024;  // longer ones are data

#include "trust_rules.inc"

/// What documents of the kinds that are read must name.
constexpr std::array<std::string_view, 25> kWords = {"token.actions.githubusercontent.com",
                                                     "id-token",
                                                     "id_tokens",
                                                     "serviceAccountToken",
                                                     "principalSet://",
                                                     "workload_identity_pool_provider",
                                                     "role-duration-seconds",
                                                     "max_session_duration",
                                                     "MaxSessionDuration",
                                                     "session_duration",
                                                     "SessionDuration",
                                                     "federated_identity_credential",
                                                     "claimsMatchingExpression",
                                                     "duration_seconds",
                                                     "assume_role",
                                                     "_ttl",
                                                     "\"ttl\"",
                                                     "publisher",
                                                     "workflow_filename",
                                                     "github_config",
                                                     "service_account_token",
                                                     "AssumeRoleWithWebIdentity",
                                                     "repo:",
                                                     "write-all",
                                                     "vault_"};

/// What any text must hold. Parts of words, as their first letters differ in case.
constexpr std::array<std::string_view, 10> kTextWords = {
    "xpir",   "urationSeconds", "gnatureDuration", "FICATE-----", "JTiBDRVJU",
    "keygen", "vault ",         "presign ",        "step ",       "npm trust "};

/// A word that is being typed lies within this of the change.
constexpr uint32_t kWordReach = 64;

/// Whether the text named anything: most do not, and an edit seldom brings it.
struct Kept : AnalysisState {
  explicit Kept(bool any_word) : may_hold(any_word) {}
  const bool may_hold;
};

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

namespace {

bool reads_documents(Language language) {
  return language == Language::yaml || language == Language::json || language == Language::hcl;
}

/// One pass over the text, whatever the number of words.
bool names_in_document(std::string_view text) {
  static const LiteralGate* const gate = new LiteralGate(kWords);
  return gate->holds_any(text);
}

bool names_in_text(std::string_view text) {
  static const LiteralGate* const gate = new LiteralGate(kTextWords);
  return gate->holds_any(text);
}

}  // namespace

bool may_hold_trust(const Snapshot& snapshot) {
  return reads_documents(snapshot.language) && names_in_document(snapshot.view());
}

bool asks_for_subjects(const Snapshot& snapshot) {
  return is_workflow_path(snapshot.path) && contains(snapshot.view(), "id-token");
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

void Report::set_environment(std::string_view name) {
  environment_ = name.empty() ? policy_.lifetimes.environment_of(snapshot_.path) : name;
}

void Report::add_if_long(Kind kind, std::string_view lifetime, const ByteRange& range,
                         std::string_view what) {
  if (const auto seconds = duration_of(lifetime)) add_if_long(kind, *seconds, range, what);
}

void Report::add_if_long(Kind kind, uint64_t seconds, const ByteRange& range,
                         std::string_view what) {
  const uint32_t longest = policy_.lifetimes.longest_of(kind, environment_);
  if (seconds <= longest) return;
  add("long-lifetime", range,
      std::string(what) + " lives " + spoken(seconds) + "; the policy allows " + spoken(longest) +
          "; shorten it");
}

namespace {

/// Whether any lint has something to look at. Of a text that had nothing only what changed is
/// asked.
bool may_hold(const AnalysisInput& input) {
  std::string_view text = input.snapshot.view();
  const auto* const kept =
      input.previous == nullptr ? nullptr : dynamic_cast<const Kept*>(input.previous->state.get());
  if (kept != nullptr && kept->may_hold) return true;
  if (kept != nullptr) {
    if (!input.previous->change) return false;
    const ByteRange changed = input.previous->change->new_range();
    const uint32_t begin = changed.begin.value - std::min(changed.begin.value, kWordReach);
    text = text.substr(begin, changed.end.value + kWordReach - begin);
  }
  return names_in_text(text) ||
         (reads_documents(input.snapshot.language) && names_in_document(text));
}

void lint_documents(const AnalysisInput& input, Report& report) {
  if (input.tree == nullptr || !may_hold_trust(input.snapshot)) return;
  for (const Value& document : read_documents(input.snapshot, *input.tree)) {
    if (input.stop.stop_requested()) break;
    lint_aws(document, report);
    lint_pools(document, report);
    lint_workflow(document, report);
    lint_tokens(document, report);
    lint_publishers(document, report);
    lint_vault(document, report);
  }
}

void lint_text(const Snapshot& snapshot, Report& report) {
  const std::string_view text = snapshot.view();
  if (text.size() > kLongestText) return;
  if (contains_any(text, {"xpir", "urationSeconds", "gnatureDuration"})) lint_calls(report);
  if (contains(text, "FICATE-----") || contains(text, "JTiBDRVJU")) lint_certificates(report);
  if (contains_any(text, {"keygen", "vault ", "presign ", "step ", "npm trust "}))
    lint_commands(report);
}

}  // namespace

AnalysisResult analyze(const AnalysisInput& input, const Policy& policy) {
  AnalysisResult result;
  const bool any = may_hold(input);
  result.state = std::make_shared<Kept>(any);
  if (!any) return result;
  Report report(input.snapshot, policy);
  lint_documents(input, report);
  lint_text(input.snapshot, report);
  result.findings = report.take();
  std::sort(result.findings.begin(), result.findings.end(), before);
  result.stopped = input.stop.stop_requested();
  return result;
}

}  // namespace plumbline::trust

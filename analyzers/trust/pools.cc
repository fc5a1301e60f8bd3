// Google Cloud's workload identity pools and Azure's federated credentials.
#include "analyzers/source/ascii.h"
#include "analyzers/trust/lint.h"

namespace plumbline::trust {
namespace {

/// A member that stands for everybody in a pool.
bool is_whole_pool(std::string_view member) {
  return member.starts_with("principalSet://") && member.ends_with("/*");
}

void judge_members(const Value& map, Report& report) {
  for (const Entry& entry : map.entries) {
    for (const Value* const value : entry.value.each()) {
      if (is_whole_pool(value->text)) {
        report.add("open-pool", value->range,
                   "Everyone whom the pool admits gets this access; name an attribute, such as the "
                   "repository");
      }
    }
  }
}

void judge_provider(const Entry& block, Report& report) {
  const Value* const condition = block.value.find("attribute_condition");
  const Value* const oidc = block.value.find("oidc");
  if (oidc == nullptr) return;
  if (condition != nullptr && !condition->text.empty()) {
    const bool github = contains(oidc->text_of("issuer_uri"), "token.actions.");
    const bool stable = contains_any(condition->text, {"_id", "environment", "var.", "local."});
    if (github && !stable) {
      report.add("subject-by-name", condition->range,
                 "A repository's name can change hands; its `repository_id` cannot: test that too");
    }
    return;
  }
  report.add("open-pool", block.key_range,
             "This provider admits every identity of its issuer; add an `attribute_condition`");
}

/// Azure's `subject`, and the pattern that a flexible credential matches instead.
void judge_subject(const Value& map, Report& report) {
  const Value* const subject = map.find("subject");
  const bool repository = subject != nullptr && subject->text.starts_with("repo:");
  if (repository && contains(subject->text, ":ref:") &&
      contains(map.text_of("issuer"), "token.actions.")) {
    report.add("subject-by-name", subject->range,
               "A repository's name can change hands; trust an environment of it instead");
  }
  if (repository && subject->text.ends_with(":pull_request")) {
    report.add("pull-request-subject", subject->range,
               "Anyone who can open a pull request gets this identity; trust an environment or a "
               "branch");
  }
  for (const std::string_view key : {"claimsMatchingExpression", "claims_matching_expression"}) {
    const Value* const flexible = map.find(key);
    if (flexible == nullptr) continue;
    const Value* const value = flexible->find("value");
    const Value& expression = value == nullptr ? *flexible : *value;
    const size_t at = expression.text.find("repo:");
    if (at == std::string::npos) continue;
    const std::string_view rest = std::string_view(expression.text).substr(at + 5);
    if (rest.substr(0, rest.find(':')).find('*') == std::string_view::npos) continue;
    report.add("open-subject", expression.range,
               "Every repository that fits this pattern gets the identity; name one repository");
  }
}

}  // namespace

void lint_pools(const Value& document, Report& report) {
  for_each_map(document, [&](const Value& map) {
    judge_members(map, report);
    judge_subject(map, report);
    for (const Entry& entry : map.entries) {
      const bool provider =
          entry.key == "resource" && !entry.value.labels.empty() &&
          entry.value.labels.front() == "google_iam_workload_identity_pool_provider";
      if (provider) judge_provider(entry, report);
    }
  });
}

}  // namespace plumbline::trust

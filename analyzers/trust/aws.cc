// AWS roles whose trust policy names GitHub's issuer, in JSON, YAML or Terraform.
#include <algorithm>

#include "analyzers/trust/lint.h"

namespace plumbline::trust {
namespace {

constexpr std::string_view kIssuer = "token.actions.githubusercontent.com";

struct Condition {
  std::string key;  // "token.actions.githubusercontent.com:sub"
  const Value* values = nullptr;
};

/// One statement of a policy, in either spelling.
struct Statement {
  ByteRange range;
  bool github = false;
  std::vector<Condition> conditions;

  const Value* condition(std::string_view claim) const {
    for (const Condition& each : conditions) {
      if (each.key.ends_with(claim)) return each.values;
    }
    return nullptr;
  }
};

bool names_issuer(const Value& value) {
  if (value.text.find(kIssuer) != std::string::npos) return true;
  return std::any_of(value.items.begin(), value.items.end(), names_issuer) ||
         std::any_of(value.entries.begin(), value.entries.end(),
                     [](const Entry& entry) { return names_issuer(entry.value); });
}

/// `"Condition": {"StringLike": {"…:sub": […]}}`.
Statement policy_statement(const Value& map) {
  Statement statement{map.range, false, {}};
  const Value* const principal = map.find("Principal");
  statement.github = principal != nullptr && names_issuer(*principal);
  const Value* const condition = map.find("Condition");
  if (condition == nullptr) return statement;
  for (const Entry& test : condition->entries) {
    for (const Entry& entry : test.value.entries) {
      statement.conditions.push_back({entry.key, &entry.value});
    }
  }
  return statement;
}

/// Terraform's `statement { principals { … } condition { variable = … values = … } }`.
Statement terraform_statement(const Value& map) {
  Statement statement{map.range, false, {}};
  for (const Entry& entry : map.entries) {
    if (entry.key == "principals") statement.github |= names_issuer(entry.value);
    if (entry.key != "condition") continue;
    const Value* const values = entry.value.find("values");
    if (values != nullptr) {
      statement.conditions.push_back({std::string(entry.value.text_of("variable")), values});
    }
  }
  return statement;
}

/// `*`, `repo:*`, `repo:org/*…`: more than one repository fits.
bool is_open(std::string_view subject) {
  if (subject == "*") return true;
  if (!subject.starts_with("repo:")) return false;
  const std::string_view rest = subject.substr(5);
  return rest.substr(0, rest.find(':')).find('*') != std::string_view::npos;
}

void judge_subject(const Statement& statement, Report& report) {
  const Value* const subject = statement.condition(":sub");
  const bool by_number = statement.condition(":repository_id") != nullptr ||
                         statement.condition(":repository_owner_id") != nullptr;
  if (subject == nullptr) {
    if (by_number || statement.condition(":job_workflow_ref") != nullptr) return;
    return report.add(
        "open-subject", statement.range,
        "Any repository on GitHub can take this role; add a `sub` condition for yours");
  }
  for (const Value* const value : subject->each()) {
    if (!is_open(value->text)) continue;
    return report.add("open-subject", value->range,
                      "Every repository that fits this pattern can take the role; name one "
                      "repository");
  }
  if (by_number || statement.condition(":environment") != nullptr) return;
  report.add("subject-by-name", subject->range,
             "A repository's name can change hands; its `repository_id` cannot: test that too");
}

void judge(const Statement& statement, Report& report) {
  if (!statement.github) return;
  judge_subject(statement, report);
  if (statement.condition(":aud") == nullptr) {
    report.add("missing-audience", statement.range,
               "A token made for another service opens this role; add an `aud` condition");
  }
}

void judge_role(const Value& map, bool issuer_in_file, Report& report) {
  for (const Entry& entry : map.entries) {
    if (entry.key == "max_session_duration" || entry.key == "MaxSessionDuration") {
      report.add_if_long(Kind::role, entry.value.text, entry.value.range, "A session of this role");
    }
    if (entry.key == "session_duration" || entry.key == "SessionDuration") {
      const std::string_view text = entry.value.text;  // ISO 8601, of a permission set
      if (text.starts_with("PT")) {
        report.add_if_long(Kind::role, text.substr(2), entry.value.range, "A session of this role");
      }
    }
    if (entry.key.starts_with("assume_role")) {
      const Value* const duration = entry.value.find("duration");
      if (duration != nullptr) {
        report.add_if_long(Kind::role, duration->text, duration->range, "This session");
      }
    }
    if (!issuer_in_file) continue;
    for (const Value* const value : entry.value.each()) {
      if (value->text.ends_with(":policy/AdministratorAccess")) {
        report.add("admin-role", value->range,
                   "A role that workflows take can do everything; grant what the job needs");
      }
    }
  }
}

}  // namespace

void lint_aws(const Value& document, Report& report) {
  const bool issuer = report.snapshot().view().find(kIssuer) != std::string_view::npos;
  for_each_map(document, [&](const Value& map) {
    judge_role(map, issuer, report);
    if (map.find("Principal") != nullptr) judge(policy_statement(map), report);
    for (const Entry& entry : map.entries) {
      if (entry.key == "statement") judge(terraform_statement(entry.value), report);
    }
  });
}

}  // namespace plumbline::trust

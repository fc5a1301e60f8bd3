// AWS roles that a foreign issuer's tokens open, in JSON, YAML or Terraform.
//
// What counts is what IAM would do with the statement: a condition that is met by a token without
// the claim (`ForAllValues:`, `StringNot…`) narrows nothing, and a star is one only to
// `StringLike`. The issuer may stand in the principal, in the keys of the conditions, or in a
// resource of the same file that the principal refers to.
#include <algorithm>

#include "analyzers/source/ascii.h"
#include "analyzers/trust/lint.h"

namespace plumbline::trust {
namespace {

constexpr std::string_view kIssuer = "token.actions.githubusercontent.com";

struct Condition {
  std::string key;  // "token.actions.githubusercontent.com:sub"
  const Value* values = nullptr;
  bool pattern = false;  // `*` and `?` mean something
};

/// One statement of a policy, in either spelling.
struct Statement {
  ByteRange range;
  bool allows = true;
  bool federated = false;  // the principal is a provider of web identities
  bool github = false;
  std::vector<Condition> conditions;  // those that narrow

  const Condition* condition(std::string_view claim) const {
    for (const Condition& each : conditions) {
      if (each.key.ends_with(claim)) return &each;
    }
    return nullptr;
  }
};

bool holds(const Value& value, std::string_view word) {
  if (contains(value.text, word)) return true;
  return std::any_of(value.items.begin(), value.items.end(),
                     [&](const Value& item) { return holds(item, word); }) ||
         std::any_of(value.entries.begin(), value.entries.end(),
                     [&](const Entry& entry) { return holds(entry.value, word); });
}

class Reader {
 public:
  explicit Reader(bool issuer_in_file) : issuer_in_file_(issuer_in_file) {}

  /// `"Condition": {"StringLike": {"…:sub": […]}}`.
  Statement policy(const Value& map) const {
    Statement statement{map.range, map.text_of("Effect") != "Deny", false, false, {}};
    const Value* const principal = map.find("Principal");
    const Value* const federated = principal == nullptr ? nullptr : principal->find("Federated");
    if (federated != nullptr) take_principal(*federated, statement);
    const Value* const condition = map.find("Condition");
    if (condition == nullptr) return statement;
    for (const Entry& test : condition->entries) {
      for (const Entry& entry : test.value.entries) {
        add(statement, test.key, entry.key, entry.value);
      }
    }
    return statement;
  }

  /// Terraform's `statement { principals { … } condition { variable = … values = … } }`.
  Statement terraform(const Value& map) const {
    Statement statement{map.range, map.text_of("effect") != "Deny", false, false, {}};
    for (const Entry& entry : map.entries) {
      const Value* const names = entry.value.find("identifiers");
      if (entry.key == "principals" && entry.value.text_of("type") == "Federated" && names) {
        take_principal(*names, statement);
      }
      const Value* const values = entry.value.find("values");
      if (entry.key == "condition" && values != nullptr) {
        add(statement, entry.value.text_of("test"), entry.value.text_of("variable"), *values);
      }
    }
    return statement;
  }

 private:
  void take_principal(const Value& federated, Statement& statement) const {
    const bool literal = holds(federated, "oidc-provider/");
    const bool named = literal || holds(federated, ".amazonaws.com") ||
                       holds(federated, "saml-provider/") || holds(federated, ".google.com");
    statement.github = holds(federated, kIssuer) || (!named && issuer_in_file_);
    statement.federated = literal || statement.github;
  }

  static void add(Statement& statement, std::string_view test, std::string_view key,
                  const Value& values) {
    std::string plain = lower(test);
    if (plain.starts_with("foranyvalue:")) plain.erase(0, 12);
    if (plain.ends_with("ifexists")) plain.resize(plain.size() - 8);
    const bool like = plain == "stringlike" || plain == "arnlike";
    if (!like && !plain.starts_with("stringequals") && plain != "arnequals") return;
    if (contains(key, kIssuer)) statement.github = statement.federated = true;
    statement.conditions.push_back({std::string(key), &values, like});
  }

  const bool issuer_in_file_;
};

/// `*`, `repo:*`, `repo:org/*…`: more than one repository fits.
bool is_open(std::string_view subject) {
  constexpr std::string_view kWild = "*?";
  if (subject.find_first_not_of(kWild) == std::string_view::npos) return true;
  for (const std::string_view kind : {"repo:", "project_path:"}) {
    if (!subject.starts_with(kind)) continue;
    const std::string_view rest = subject.substr(kind.size());
    return rest.substr(0, rest.find(':')).find_first_of(kWild) != std::string_view::npos;
  }
  return false;
}

/// Whether every subject names an environment, whose rules the repository's owner keeps.
bool names_environment(const Value& subjects) {
  const auto all = subjects.each();
  return std::all_of(all.begin(), all.end(),
                     [](const Value* value) { return contains(value->text, ":environment:"); });
}

void judge_subject(const Statement& statement, Report& report) {
  const Condition* const subject = statement.condition(":sub");
  const bool by_number = statement.condition(":repository_id") != nullptr ||
                         statement.condition(":repository_owner_id") != nullptr;
  if (subject == nullptr) {
    if (by_number || statement.condition(":job_workflow_ref") != nullptr) return;
    return report.add(
        "open-subject", statement.range,
        "Whoever has a token of this issuer can take the role; add a `sub` condition for yours");
  }
  for (const Value* const value : subject->values->each()) {
    if (!subject->pattern || !is_open(value->text)) continue;
    return report.add("open-subject", value->range,
                      "Every repository that fits this pattern can take the role; name one "
                      "repository");
  }
  if (!statement.github || by_number || names_environment(*subject->values)) return;
  if (statement.condition(":environment") != nullptr) return;
  report.add("subject-by-name", subject->values->range,
             "A repository's name can change hands; its `repository_id` cannot: test that too");
}

void judge(const Statement& statement, Report& report) {
  if (!statement.allows || !statement.federated) return;
  judge_subject(statement, report);
  if (statement.github && statement.condition(":aud") == nullptr) {
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
      if (value->text.ends_with(":policy/AdministratorAccess") ||
          value->text.ends_with(":policy/IAMFullAccess")) {
        report.add("admin-role", value->range,
                   "A role that workflows take can do everything; grant what the job needs");
      }
    }
  }
}

}  // namespace

void lint_aws(const Value& document, Report& report) {
  const bool issuer = report.snapshot().view().find(kIssuer) != std::string_view::npos;
  const Reader reader(issuer);
  for_each_map(document, [&](const Value& map) {
    judge_role(map, issuer, report);
    if (map.find("Principal") != nullptr) judge(reader.policy(map), report);
    for (const Entry& entry : map.entries) {
      if (entry.key == "statement") judge(reader.terraform(entry.value), report);
    }
  });
}

}  // namespace plumbline::trust

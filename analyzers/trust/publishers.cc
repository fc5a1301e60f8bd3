// Trusted publishers of package registries, where they are kept as code: bodies for the registries'
// interfaces in JSON, YAML or Terraform, whose fields have the same names at all of them.
#include <algorithm>

#include "analyzers/source/ascii.h"
#include "analyzers/trust/lint.h"

namespace plumbline::trust {
namespace {

const Entry* entry_named(const Value& map, std::initializer_list<std::string_view> names) {
  for (const Entry& entry : map.entries) {
    std::string key = entry.key;
    std::replace(key.begin(), key.end(), '-', '_');
    if (is_in(key, names)) return &entry;
  }
  return nullptr;
}

/// Empty, `null`, or not there.
bool is_blank_entry(const Entry* entry) {
  return entry == nullptr || entry->value.text.empty() || entry->value.text == "null" ||
         entry->value.text == "~";
}

/// Names a repository, and is said to be a publisher by what it holds or stands in.
void judge(const Value& map, bool in_publisher, Report& report) {
  const Entry* const repository =
      entry_named(map, {"repository_name", "repository", "repo", "project"});
  const Entry* const workflow =
      entry_named(map, {"workflow_filename", "workflow_file", "workflow_filepath", "workflow"});
  const Entry* const owner =
      entry_named(map, {"repository_owner", "repository_owner_id", "owner", "namespace"});
  if (repository == nullptr || owner == nullptr) return;
  if (!in_publisher && (workflow == nullptr || !contains(workflow->key, "file"))) return;
  if (is_blank_entry(workflow)) {
    return report.add("open-publisher", repository->key_range,
                      "Any workflow of this repository may publish; name the workflow's file");
  }
  if (is_blank_entry(entry_named(map, {"environment", "environment_name"}))) {
    report.add("open-publisher", workflow->key_range,
               "Whoever can push this workflow may publish; name an environment with reviewers");
  }
}

void visit(const Value& value, bool in_publisher, Report& report) {
  if (value.kind == Value::Kind::map) judge(value, in_publisher, report);
  for (const Entry& entry : value.entries) {
    const bool inside =
        contains(entry.key, "publisher") || is_in(entry.key, {"github_config", "gitlab_config"}) ||
        (!entry.value.labels.empty() && contains(entry.value.labels.front(), "publisher"));
    visit(entry.value, inside, report);
  }
  for (const Value& item : value.items) visit(item, in_publisher, report);
}

}  // namespace

void lint_publishers(const Value& document, Report& report) {
  visit(document, false, report);
}

}  // namespace plumbline::trust

#include "analyzers/remedies/workflow_permissions.h"

#include <algorithm>
#include <array>
#include <optional>

#include "analyzers/remedies/yaml_edit.h"
#include "analyzers/remedies/yaml_view.h"

namespace plumbline::remedies {
namespace {

/// What `read-all` and `write-all` stand for.
constexpr std::array<std::string_view, 12> kAllScopes = {
    "actions", "attestations", "checks", "contents",      "deployments",     "discussions",
    "issues",  "packages",     "pages",  "pull-requests", "security-events", "statuses"};

struct Granted {
  std::string name;
  std::string level;
};

bool enough(std::string_view level, bool write) {
  return level == "write" || (!write && level == "read");
}

/// Nothing if the form is unknown.
std::optional<std::vector<Granted>> granted_by(const Code& code, Node permissions) {
  std::vector<Granted> granted;
  const Node content = yaml_content(permissions);
  const std::string_view word = yaml_scalar(code, content);
  if (word == "read-all" || word == "write-all") {
    for (const std::string_view name : kAllScopes) {
      granted.push_back({std::string(name), word == "read-all" ? "read" : "write"});
    }
    if (word == "write-all") granted.push_back({"id-token", "write"});
    return granted;
  }
  if (!is_one_of(content, {"block_mapping", "flow_mapping"})) return {};
  for (const Node pair : items_of(content)) {
    granted.push_back({std::string(yaml_scalar(code, pair.field("key"))),
                       std::string(yaml_scalar(code, pair.field("value")))});
  }
  return granted;
}

/// True if something had to be added.
bool add_scopes(std::vector<Granted>& granted, const std::vector<Scope>& scopes) {
  bool changed = false;
  for (const Scope& scope : scopes) {
    const auto it = std::find_if(granted.begin(), granted.end(), [&](const Granted& existing) {
      return existing.name == scope.name;
    });
    if (it != granted.end() && enough(it->level, scope.write)) continue;
    changed = true;
    const std::string level = scope.write ? "write" : "read";
    if (it == granted.end()) {
      granted.push_back({std::string(scope.name), level});
    } else {
      it->level = level;
    }
  }
  return changed;
}

std::string block_of(const std::vector<Granted>& granted, const std::string& indent,
                     std::string_view end) {
  std::string block;
  for (const Granted& scope : granted) {
    block += std::string(end) + indent + "  " + scope.name + ": " + scope.level;
  }
  return block;
}

std::string flow_of(const std::vector<Granted>& granted) {
  std::string inner;
  for (const Granted& scope : granted) {
    inner += (inner.empty() ? "" : ", ") + scope.name + ": " + scope.level;
  }
  return "{ " + inner + " }";
}

/// What a comment says of the word that gives way goes with it.
uint32_t end_with_comment(const Code& code, Node pair) {
  uint32_t end = line_end(code.text, pair.end());
  while (end > pair.end() && is_blank(code.text.substr(end - 1, 1))) --end;
  const std::string_view rest = code.text.substr(pair.end(), end - pair.end());
  const size_t hash = rest.find_first_not_of(' ');
  return hash != std::string_view::npos && rest[hash] == '#' ? end : pair.end();
}

/// The job's own mapping grows in place: levels raised, scopes appended.
void grow(const Code& code, Node mapping, const std::vector<Granted>& wanted, EditScript& script) {
  const std::vector<Node> pairs = items_of(mapping);
  const bool flow = is_one_of(mapping, {"flow_mapping"});
  std::string added;
  const std::string separator =
      flow ? ", "
           : std::string(line_break(code.text)) +
                 std::string(indentation(code.text, pairs.front().begin()));
  for (const Granted& scope : wanted) {
    const Node pair = yaml_pair(code, mapping, scope.name);
    if (pair.is_null()) {
      added += separator + scope.name + ": " + scope.level;
    } else if (yaml_scalar(code, pair.field("value")) != scope.level) {
      script.replace(pair.field("value").range(), scope.level);
    }
  }
  if (added.empty()) return;
  if (flow) return script.insert(pairs.back().end(), added);
  uint32_t at = line_end(code.text, pairs.back().end());
  while (at > pairs.back().end() && (code.text[at - 1] == '\n' || code.text[at - 1] == '\r')) --at;
  script.insert(at, added);
}

}  // namespace

void add_to_job(const Code& code, Node job, const std::string& block, EditScript& script) {
  Node anchor = yaml_pair(code, job, "runs-on");
  if (anchor.is_null()) anchor = items_of(job).front();
  if (is_one_of(job, {"flow_mapping"})) return script.insert(anchor.end(), ", " + block);
  uint32_t at = line_end(code.text, anchor.end());
  const bool terminated = at > 0 && code.text[at - 1] == '\n';
  const std::string end(line_break(code.text));
  const std::string indent(indentation(code.text, anchor.begin()));
  script.insert(at, (terminated ? "" : end) + indent + block + (terminated ? end : ""));
}

Grant grant(const Code& code, const WorkflowStep& step, const std::vector<Scope>& scopes,
            EditScript& script) {
  if (step.job.is_null()) return Grant::refused;
  const Node own = yaml_value(code, step.job, "permissions");
  const Node in_force = own.is_null() ? yaml_value(code, step.workflow, "permissions") : own;
  std::vector<Granted> granted = {{"contents", "read"}};
  if (!in_force.is_null()) {
    const auto read = granted_by(code, in_force);
    if (!read) return Grant::refused;
    granted = *read;
  }
  const bool changed = add_scopes(granted, scopes);
  if (!changed && !in_force.is_null()) return Grant::done;
  if (is_one_of(own, {"block_mapping", "flow_mapping"}) && !items_of(own).empty()) {
    grow(code, own, granted, script);
    return Grant::done;
  }
  const std::string_view end = line_break(code.text);
  const std::string indent = yaml_indent(code, items_of(step.job).front());
  const bool flow = is_one_of(step.job, {"flow_mapping"});
  const std::string block = flow ? " " + flow_of(granted) : block_of(granted, indent, end);
  if (!own.is_null()) {
    const Node pair = yaml_pair(code, step.job, "permissions");
    script.replace(byte_range(pair.field("key").end(), end_with_comment(code, pair)), ":" + block);
    return Grant::done;
  }
  add_to_job(code, step.job, "permissions:" + block, script);
  return in_force.is_null() ? Grant::was_unset : Grant::done;
}

}  // namespace plumbline::remedies

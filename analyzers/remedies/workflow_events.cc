#include "analyzers/remedies/workflow_events.h"

#include <algorithm>

#include "analyzers/remedies/workflow_step.h"
#include "analyzers/remedies/yaml_view.h"
#include "analyzers/syntax/parser.h"

namespace plumbline::remedies {
namespace {

constexpr size_t kMaxWorkflows = 100;

bool has_type(const Code& code, Node trigger, std::string_view event) {
  const Node types = yaml_value(code, trigger, "types");
  return !types.is_null() && code.of(types).find(event) != std::string_view::npos;
}

/// What `push: {branches: …}` or `push: {tags: …}` waits for.
bool waits_for_push(const Code& code, Node trigger, std::string_view event) {
  const bool tags = yaml_has(code, trigger, "tags") || yaml_has(code, trigger, "tags-ignore");
  const bool branches =
      yaml_has(code, trigger, "branches") || yaml_has(code, trigger, "branches-ignore");
  if (event == "tag") return tags || !branches;
  return branches || !tags;
}

/// A pull request starts both kinds of workflows, a tag those of a push.
bool is_trigger(std::string_view name, std::string_view event) {
  return name == event || (event == "tag" && name == "push") ||
         (event == "pull_request" && name == "pull_request_target");
}

/// `on: push`, `on: [push]`, `on: {push: …}`, `on: {pull_request: {types: [labeled]}}`.
bool starts_on(const Code& code, Node workflow, std::string_view event) {
  const Node on = yaml_value(code, workflow, "on");
  if (on.is_null()) return false;
  if (is_one_of(on, {"block_mapping", "flow_mapping"})) {
    const std::vector<Node> triggers = items_of(on);
    return std::any_of(triggers.begin(), triggers.end(), [&](Node pair) {
      const std::string_view name = yaml_scalar(code, pair.field("key"));
      const Node value = pair.field("value");
      if (name == "push") return is_trigger(name, event) && waits_for_push(code, value, event);
      return is_trigger(name, event) ||
             (!value.is_null() && has_type(code, yaml_content(value), event));
    });
  }
  if (is_one_of(on, {"block_sequence", "flow_sequence"})) {
    const std::vector<Node> names = items_of(on);
    return std::any_of(names.begin(), names.end(), [&](Node name) {
      return is_trigger(yaml_scalar(code, yaml_content(name)), event);
    });
  }
  return is_trigger(yaml_scalar(code, on), event);
}

bool starts_on_any(const Code& code, Node workflow, std::span<const std::string_view> events) {
  return std::any_of(events.begin(), events.end(),
                     [&](std::string_view event) { return starts_on(code, workflow, event); });
}

bool other_starts(const ProjectFiles& files, const std::string& path,
                  std::span<const std::string_view> events) {
  const auto text = files.read(path);
  if (!text) return false;
  const auto tree = syntax::parse(Language::yaml, *text);
  if (!tree) return false;
  const Code code{*text, tree->root(), Language::yaml};
  return starts_on_any(code, yaml_top(code, tree->root()), events);
}

}  // namespace

bool start_workflows(const Site& site, std::span<const std::string_view> events) {
  if (events.empty()) return false;
  if (starts_on_any(site.code(), yaml_top(site.code(), site.code().root), events)) return true;
  if (site.document.files == nullptr) return false;
  size_t read = 0;
  for (const std::string& path : site.document.files->files()) {
    if (!is_workflow_path(path) || path == site.path || ++read > kMaxWorkflows) continue;
    if (other_starts(*site.document.files, path, events)) return true;
  }
  return false;
}

}  // namespace plumbline::remedies

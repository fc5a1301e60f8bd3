#include "analyzers/boundaries/group.h"

#include <algorithm>

#include "analyzers/configuration/glob.h"

namespace plumbline::boundaries {
namespace {

using configuration::glob_matches;

bool has_component(const Node& node, ComponentId component) {
  return std::ranges::binary_search(node.components, component);
}

/// A side of an exception against a file: a selector, a component, a glob or a qualified name.
bool side_means(const GraphModel& model, std::string_view side, const Node& node) {
  const Selector selector = parse_selector(side, {});
  if (selector.kind == Selector::Kind::path) return glob_matches(selector.pattern, node.path);
  if (selector.kind != Selector::Kind::component) return false;
  if (glob_matches(side, node.path)) return true;
  if (!node.qualified_name.empty() && name_matches(side, node.qualified_name)) return true;
  return std::ranges::any_of(node.components, [&](ComponentId id) {
    return name_matches(side, model.components()[id].name);
  });
}

bool target_means(const GraphModel& model, std::string_view side, const Node& from,
                  const Edge& edge) {
  const Selector selector = parse_selector(side, {});
  const Target& target = edge.target;
  if (selector.kind == Selector::Kind::include) {
    return glob_matches(selector.pattern, model.import_of(from, edge).specifier);
  }
  if (!target.external.empty()) {
    return selector.kind != Selector::Kind::path &&
           (package_matches(selector.pattern, target.external, target.standard) ||
            package_matches(selector.pattern, target.full_name, target.standard));
  }
  if (!target.path.empty() && glob_matches(selector.pattern, target.path)) return true;
  return std::ranges::any_of(edge.nodes,
                             [&](NodeId id) { return side_means(model, side, model.nodes()[id]); });
}

}  // namespace

Groups groups_of(const GraphModel& model, const Selectors& selectors) {
  Groups groups;
  for (const Selector& selector : selectors) {
    if (selector.kind != Selector::Kind::component) {
      groups.push_back({to_string(selector), std::nullopt, &selector});
      continue;
    }
    for (ComponentId id = 0; id < model.components().size(); ++id) {
      const ComponentInstance& instance = model.components()[id];
      if (name_matches(selector.pattern, instance.name) ||
          selector.pattern == instance.declared->name) {
        groups.push_back({instance.name, id, &selector});
      }
    }
  }
  return groups;
}

bool holds(const GraphModel&, const Group& group, const Node& node) {
  if (group.component) return has_component(node, *group.component);
  return group.selector->kind == Selector::Kind::path &&
         glob_matches(group.selector->pattern, node.path);
}

bool holds_any(const GraphModel& model, const Groups& groups, const Node& node) {
  return std::ranges::any_of(groups, [&](const Group& group) { return holds(model, group, node); });
}

bool leads_into(const GraphModel& model, const Group& group, const Node& from, const Edge& edge) {
  const Target& target = edge.target;
  if (!group.component) {
    const std::string& pattern = group.selector->pattern;
    if (group.selector->kind == Selector::Kind::include) {
      const Language language = from.imports->language;
      return (language == Language::c || language == Language::cpp) &&
             glob_matches(pattern, model.import_of(from, edge).specifier);
    }
    if (group.selector->kind == Selector::Kind::package) {
      return !target.external.empty() &&
             (package_matches(pattern, target.external, target.standard) ||
              package_matches(pattern, target.full_name, target.standard));
    }
    if (target.folder && glob_matches(pattern, target.path)) return true;
  }
  return std::ranges::any_of(edge.nodes,
                             [&](NodeId id) { return holds(model, group, model.nodes()[id]); });
}

bool leads_into_any(const GraphModel& model, const Groups& groups, const Node& from,
                    const Edge& edge) {
  return std::ranges::any_of(
      groups, [&](const Group& group) { return leads_into(model, group, from, edge); });
}

std::vector<ComponentId> components_of(const GraphModel& model, const Edge& edge) {
  std::vector<ComponentId> ids;
  for (const NodeId node : edge.nodes) {
    const auto& own = model.nodes()[node].components;
    ids.insert(ids.end(), own.begin(), own.end());
  }
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

bool passes(ImportFilter filter, ImportKind kind) {
  if (filter == ImportFilter::value) return kind != ImportKind::type;
  return filter == ImportFilter::all || kind != ImportKind::dynamic;
}

bool covers(const GraphModel& model, const Exception& exception, const Node& from,
            const Edge& edge) {
  if (edge.target.unresolved()) return false;
  if (!exception.from.empty() && !side_means(model, exception.from, from)) return false;
  return exception.to.empty() || target_means(model, exception.to, from, edge);
}

const Exception* excuse(const GraphModel& model, const Rule& rule, const Node& from,
                        const Edge& edge) {
  for (const Exception& exception : rule.exceptions) {
    if (!exception.expired && covers(model, exception, from, edge)) return &exception;
  }
  return nullptr;
}

}  // namespace plumbline::boundaries

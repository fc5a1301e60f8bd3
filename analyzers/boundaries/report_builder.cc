#include "analyzers/boundaries/report_builder.h"

#include <algorithm>
#include <map>
#include <utility>

namespace plumbline::boundaries {
namespace {

/// What counts for the `allowed` of a use: a rule about single dependencies of components.
bool is_component_rule(RuleKind kind) {
  return kind != RuleKind::acyclic && kind != RuleKind::coverage && kind != RuleKind::packages;
}

class ReportBuilder {
 public:
  explicit ReportBuilder(const GraphModel& model) : model_(model) {
    for (const ComponentInstance& component : model.components()) files_[component.name] = 0;
  }

  void add(const Node& node, const Violations& violations) {
    ReportedFile file{node.path, {}, {}};
    for (const ComponentId id : node.components) {
      file.components.push_back(model_.components()[id].name);
      ++files_[file.components.back()];
    }
    for (const Edge& edge : node.edges) {
      const Import& import = model_.import_of(node, edge);
      file.imports.push_back({edge.target.specifier, edge.target.path, edge.target.external,
                              import.kind, import.range});
      count_uses(node, edge);
    }
    for (const Violation& violation : violations) note_breach(node, violation);
    std::ranges::sort(file.components);
    report_.files.push_back(std::move(file));
  }

  GraphReport take() {
    for (const auto& [name, count] : files_) {
      ReportedComponent component{name, count, {}};
      for (const auto& [pair, use] : uses_) {
        if (pair.first == name) component.uses.push_back(use);
      }
      report_.components.push_back(std::move(component));
    }
    return std::move(report_);
  }

 private:
  void count_uses(const Node& node, const Edge& edge) {
    const auto targets = components_of(model_, edge);
    for (const ComponentId from : node.components) {
      if (std::ranges::binary_search(targets, from)) continue;  // stays inside
      for (const ComponentId to : targets) {
        const std::string& name = model_.components()[to].name;
        ReportedUse& use = uses_[{model_.components()[from].name, name}];
        use.component = name;
        ++use.imports;
      }
    }
  }

  void note_breach(const Node& node, const Violation& violation) {
    if (violation.excused != nullptr || !is_component_rule(violation.rule->kind)) return;
    for (const ComponentId from : node.components) {
      const auto use = uses_.find({model_.components()[from].name, violation.target});
      if (use != uses_.end()) use->second.allowed = false;
    }
  }

  const GraphModel& model_;
  GraphReport report_;
  std::map<std::pair<std::string, std::string>, ReportedUse> uses_;  // (from, to)
  std::map<std::string, uint32_t> files_;                            // by component
};

}  // namespace

GraphReport report_of(const GraphModel& model, const ViolationsOf& violations_of) {
  ReportBuilder builder(model);
  for (const Node& node : model.nodes()) {
    if (node.imports != nullptr) builder.add(node, violations_of(node));
  }
  return builder.take();
}

}  // namespace plumbline::boundaries

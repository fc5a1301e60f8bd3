// Rules about single dependencies: each is a question to one import of one file.
//
// bind() turns selectors into groups of the present graph once; check_direct() then asks, per file
// and rule, whether the file is on one side and the import leads to the other. There is no state,
// so a file's findings are always those of its present imports (invariant 4).
//
// What all kinds share: an import that leads nowhere is nobody's breach, since what it means is not
// known; imports of types or dynamic ones count only if the rule wants them (passes); a dependency
// that stays inside a component is not judged by rules between components (stays_in).
//
// The kinds differ in where silence lies. `forbid` names what is wrong. `allow_only` names what is
// right, and says nothing of targets in no component unless `unassigned: deny`. `protect` names who
// may use something, and then nobody else may. In `targets` the last entry that matches decides, as
// in ignore files.
#include "analyzers/boundaries/direct_rules.h"

#include <algorithm>

#include "analyzers/configuration/glob.h"
#include "analyzers/source/language.h"

namespace plumbline::boundaries {
namespace {

/// " (criticality high, owner team-pay)", or empty.
std::string owner_note(const GraphModel& model, const Group& group) {
  if (!group.component) return {};
  const Component& component = *model.components()[*group.component].declared;
  std::string note;
  const auto add = [&](std::string_view what, const std::string& value) {
    if (!value.empty()) note += (note.empty() ? "" : ", ") + std::string(what) + " " + value;
  };
  add("criticality", component.criticality);
  add("owner", component.owner);
  return note.empty() ? note : " (" + note + ")";
}

/// Judges the edges of one file under one rule.
class EdgeCheck {
 public:
  EdgeCheck(const GraphModel& model, const BoundRule& bound, const Node& node, Violations& out)
      : model_(model), bound_(bound), node_(node), out_(out) {}

  void run() {
    if (node_.imports == nullptr) return;
    for (const Edge& edge : node_.edges) {
      if (edge.target.unresolved()) continue;
      if (!passes(bound_.rule->imports, model_.import_of(node_, edge).kind)) continue;
      edge_ = &edge;
      check();
    }
  }

 private:
  void check() {
    switch (bound_.rule->kind) {
      case RuleKind::forbid:
        return forbid();
      case RuleKind::allow_only:
        return allow_only();
      case RuleKind::protect:
        return protect();
      case RuleKind::layers:
        return layers();
      case RuleKind::independent:
        return independent();
      case RuleKind::interface:
        return interface();
      case RuleKind::packages:
        return packages();
      case RuleKind::targets:
        return targets();
      default:
        return;
    }
  }

  void report(const std::string& source, const std::string& target, std::string message) {
    Violation violation;
    violation.rule = bound_.rule;
    violation.edge = static_cast<uint32_t>(edge_ - node_.edges.data());
    violation.source = source;
    violation.target = target;
    violation.message = std::move(message);
    violation.excused = excuse(model_, *bound_.rule, node_, *edge_);
    out_.push_back(std::move(violation));
  }

  bool is_in(const Group& group) const { return holds(model_, group, node_); }
  bool hits(const Group& group) const { return leads_into(model_, group, node_, *edge_); }
  /// A dependency inside the component is nobody else's business.
  bool stays_in(const Group& group) const { return group.component && hits(group); }
  std::string where() const {
    return edge_->target.path.empty() ? edge_->target.external : edge_->target.path;
  }
  std::string own_name() const {
    return node_.components.empty() ? "this file"
                                    : quoted(model_.components()[node_.components.front()].name);
  }

  void forbid() {
    for (const Group& from : bound_.from) {
      if (!is_in(from)) continue;
      for (const Group& to : bound_.to) {
        if (!hits(to) || (to.component && stays_in(from))) continue;
        report(from.name, to.name, forbid_message(from.name, to.name, where()));
      }
    }
  }

  void allow_only() {
    for (const Group& from : bound_.from) {
      if (!is_in(from) || stays_in(from)) continue;
      if (leads_into_any(model_, bound_.to, node_, *edge_)) continue;
      std::vector<std::string> allowed;
      for (const Group& to : bound_.to) allowed.push_back(to.name);
      const std::string head =
          quoted(from.name) + (allowed.empty() ? " must not depend on other components"
                                               : " may depend only on " + any_of_names(allowed));
      const auto components = components_of(model_, *edge_);
      for (const ComponentId id : components) {
        const std::string& name = model_.components()[id].name;
        report(from.name, name, head + ", not on " + quoted(name) + " (" + where() + ")");
      }
      if (components.empty() && bound_.rule->deny_unassigned && !edge_->target.path.empty()) {
        report(from.name, "", head + "; " + where() + " is in no component");
      }
    }
  }

  void protect() {
    if (holds_any(model_, bound_.to, node_) || holds_any(model_, bound_.by, node_)) return;
    std::vector<std::string> users;
    for (const Group& by : bound_.by) users.push_back(by.name);
    for (const Group& target : bound_.to) {
      if (!hits(target)) continue;
      const std::string allowed = users.empty() ? " may be used by nobody else"
                                                : " may be used only by " + any_of_names(users);
      report(own_name(), target.name,
             quoted(target.name) + allowed + ", not by " + own_name() + " (" + where() + ")");
    }
  }

  void layers() {
    for (size_t i = 0; i < bound_.layers.size(); ++i) {
      for (const Group& from : bound_.layers[i]) {
        if (!is_in(from) || stays_in(from)) continue;
        for (size_t j = 0; j < bound_.layers.size(); ++j) {
          for (const Group& to : bound_.layers[j]) {
            if (hits(to)) layer_pair(from, i, to, j);
          }
        }
      }
    }
  }

  void layer_pair(const Group& from, size_t i, const Group& to, size_t j) {
    if (j < i) {
      // Where layers are strict the layer is the point, not the file.
      const std::string place = bound_.rule->adjacent_only ? std::string() : where();
      return report(from.name, to.name, below_message(from.name, to.name, place));
    }
    if (j == i) {
      // Only an inner list says that its members keep apart.
      if (!bound_.rule->order[i].siblings || from.name == to.name) return;
      return report(from.name, to.name, sibling_message(from.name, to.name, where()));
    }
    if (!bound_.rule->adjacent_only || j == i + 1) return;
    std::vector<std::string> next;
    for (const Group& group : bound_.layers[i + 1]) next.push_back(group.name);
    report(from.name, to.name,
           quoted(from.name) + " may use only the next layer " + any_of_names(next) + ", not " +
               quoted(to.name));
  }

  void independent() {
    for (const Group& from : bound_.from) {
      if (!is_in(from) || stays_in(from)) continue;
      for (const Group& to : bound_.from) {
        if (from.name == to.name || !hits(to)) continue;
        report(from.name, to.name, sibling_message(from.name, to.name, where()));
      }
    }
  }

  void interface() {
    for (const Group& of : bound_.from) {
      if (!of.component || is_in(of) || !hits(of)) continue;
      const Component& component = *model_.components()[*of.component].declared;
      if (edge_->target.hidden) {
        report("", of.name,
               quoted(model_.import_of(node_, *edge_).specifier) +
                   " is not among the exports of its package, so it is private");
      } else if (!component.public_files.empty() && !is_public(component)) {
        report("", of.name, private_file_message(of, component));
      } else if (!component.public_symbols.empty()) {
        check_symbols(of, component);
      }
    }
  }

  bool is_public(const Component& component) const {
    const auto matches = [&](std::string_view path) {
      return std::ranges::any_of(component.public_files, [&](const std::string& glob) {
        return configuration::glob_matches(glob, path);
      });
    };
    return matches(edge_->target.path) || std::ranges::any_of(edge_->nodes, [&](NodeId id) {
             return matches(model_.nodes()[id].path);
           });
  }

  std::string private_file_message(const Group& of, const Component& component) const {
    std::string entries;
    for (const std::string& entry : component.public_files) {
      entries += (entries.empty() ? "" : ", ") + entry;
    }
    const bool one = component.public_files.size() == 1;
    return quoted(where()) + " is private to " + quoted(of.name) + "; its public " +
           (one ? "entry is " : "entries are ") + entries;
  }

  void check_symbols(const Group& of, const Component& component) {
    for (const std::string& name : edge_->target.names) {
      const auto& shown = component.public_symbols;
      if (name == "*" || name == "default" || std::ranges::find(shown, name) != shown.end())
        continue;
      return report("", of.name,
                    quoted(name) + " is private to " + quoted(of.name) + "; its public names are " +
                        any_of_names(shown));
    }
  }

  /// The `in` group that the file is in; a nameless one under `not_in`.
  std::optional<Group> judged_as() const {
    if (holds_any(model_, bound_.by, node_)) return std::nullopt;
    for (const Group& in : bound_.from) {
      if (is_in(in)) return in;
    }
    if (bound_.rule->from.empty() && !bound_.by.empty()) return Group{};
    return std::nullopt;
  }

  void packages() {
    const Target& target = edge_->target;
    const auto in = judged_as();
    if (!in || target.external.empty()) return;
    const bool listed = leads_into_any(model_, bound_.to, node_, *edge_);
    if (listed == bound_.rule->allow_only_listed) return;
    const std::string package = "package " + quoted(target.external);
    std::string message;
    if (in->name.empty()) {
      std::vector<std::string> homes;
      for (const Group& by : bound_.by) homes.push_back(by.name);
      message = package + " is allowed only in " + any_of_names(homes);
    } else if (bound_.rule->allow_only_listed) {
      message = package + " is not among the packages allowed in " + quoted(in->name);
    } else {
      message = package + " is forbidden in " + quoted(in->name);
    }
    report(in->name, target.external, message + owner_note(model_, *in));
  }

  void targets() {
    const auto in = judged_as();
    if (!in || (in->component && stays_in(*in))) return;
    bool denied = bound_.rule->deny_by_default;
    std::string because;
    for (size_t i = 0; i < bound_.entries.size(); ++i) {
      if (!leads_into_any(model_, bound_.entries[i], node_, *edge_)) continue;
      denied = !bound_.rule->entries[i].allow;
      because = bound_.rule->entries[i].because;
    }
    if (!denied) return;
    const auto components = components_of(model_, *edge_);
    const std::string target =
        components.empty() ? where() : model_.components()[components.front()].name;
    const std::string place = in->name.empty() ? "here" : "in " + quoted(in->name);
    report(in->name, target,
           quoted(where()) + " is denied " + place + (because.empty() ? "" : ": " + because));
  }

  const GraphModel& model_;
  const BoundRule& bound_;
  const Node& node_;
  Violations& out_;
  const Edge* edge_ = nullptr;
};

void check_coverage(const GraphModel&, const Rule& rule, const Node& node, Violations& out) {
  const Language language = detect_language(node.path, "", "");
  // Data and documents are nobody's component.
  if (language == Language::text || language > Language::bash || !node.components.empty()) return;
  const bool asked = std::ranges::any_of(rule.within, [&](const std::string& glob) {
    return configuration::glob_matches(parse_selector(glob, {}).pattern, node.path);
  });
  if (!asked) return;
  Violation violation;
  violation.rule = &rule;
  violation.message = quoted(node.path) + " is in no component; add it to one";
  out.push_back(std::move(violation));
}

}  // namespace

std::string below_message(std::string_view lower, std::string_view upper, std::string_view where) {
  const std::string head =
      quoted(lower) + " is below " + quoted(upper) + " and must not depend on it";
  return where.empty() ? head : head + " (" + std::string(where) + ")";
}

std::string sibling_message(std::string_view one, std::string_view other, std::string_view where) {
  return quoted(one) + " and " + quoted(other) + " must stay independent (" + std::string(where) +
         ")";
}

std::string forbid_message(std::string_view from, std::string_view to, std::string_view where) {
  return quoted(from) + " must not depend on " + quoted(to) + " (" + std::string(where) + ")";
}

BoundRule bind(const GraphModel& model, const Rule& rule) {
  BoundRule bound;
  bound.rule = &rule;
  bound.from = groups_of(model, rule.from);
  bound.to = groups_of(model, rule.to);
  bound.by = groups_of(model, rule.by);
  for (const Layer& layer : rule.order) {
    bound.layers.push_back(groups_of(model, layer.selectors));
  }
  for (const TargetEntry& entry : rule.entries) {
    bound.entries.push_back(groups_of(model, entry.selectors));
  }
  return bound;
}

void check_direct(const GraphModel& model, const BoundRule& bound, const Node& node,
                  Violations& violations) {
  if (bound.rule->kind == RuleKind::coverage) {
    check_coverage(model, *bound.rule, node, violations);
  } else {
    EdgeCheck(model, bound, node, violations).run();
  }
}

}  // namespace plumbline::boundaries

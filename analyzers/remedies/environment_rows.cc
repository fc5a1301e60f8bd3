#include "analyzers/remedies/environment_rows.h"

#include <algorithm>
#include <iterator>

#include "analyzers/remedies/catalogue.h"
#include "analyzers/remedies/environment_view.h"
#include "analyzers/remedies/shadowing.h"
#include "analyzers/remedies/yaml_edit.h"
#include "analyzers/remedies/yaml_view.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

using Names = std::span<const std::string_view>;

struct NewVariable {
  std::string_view name;
  std::string_view value;
};

/// Lines that a mapping near the environment gets: items for a list (`- …`), keys, or one value.
struct Addition {
  std::string_view to;  // "owner", or "pod"
  std::string_view key;
  std::string_view lines;
};

struct EnvironmentRow {
  std::string_view id;
  Manifest manifest;
  Names secret;  // variables that go
  std::span<const NewVariable> set;
  std::span<const Addition> add;
};

#include "remedy_environments.inc"

class EnvironmentEdit {
 public:
  EnvironmentEdit(const Code& code, const Environment& environment, const EnvironmentRow& row,
                  EditScript& script)
      : code_(code), environment_(environment), row_(row), script_(script) {}

  bool run() { return !is_foreign() && rewrite_variables() && make_additions(); }

 private:
  bool has_variable(std::string_view name) const {
    return std::any_of(environment_.variables.begin(), environment_.variables.end(),
                       [&](const Variable& variable) { return variable.name == name; });
  }

  /// A service that only speaks like AWS knows no role.
  bool is_foreign() const {
    return has_variable("AWS_ENDPOINT_URL") || has_variable("AWS_ENDPOINT_URL_S3");
  }

  std::vector<Node> gone() const {
    std::vector<Node> nodes;
    for (const Variable& variable : environment_.variables) {
      if (is_in(variable.name, row_.secret)) nodes.push_back(variable.entry);
    }
    return nodes;
  }

  bool rewrite_variables() {
    if (environment_.listed) return rewrite_list();
    std::vector<NewPair> added;
    for (const NewVariable& variable : row_.set) {
      if (has_variable(variable.name)) continue;
      added.push_back({std::string(variable.name), std::string(variable.value)});
    }
    return rewrite_section(code_, environment_.section, gone(), added, script_);
  }

  std::string item_of(const NewVariable& variable) const {
    const std::string name(variable.name);
    const std::string value(variable.value);
    if (environment_.manifest != Manifest::kubernetes) return "- " + name + "=" + value + "\n";
    return "- name: " + name + "\n  value: " + value + "\n";
  }

  bool rewrite_list() {
    const std::vector<Node> nodes = gone();
    std::string items;
    for (const NewVariable& variable : row_.set) {
      if (!has_variable(variable.name)) items += item_of(variable);
    }
    if (items.empty() && nodes.size() == environment_.variables.size()) {
      return rewrite_mapping(code_, environment_.owner, {environment_.section}, {}, script_);
    }
    if (!items.empty()) {
      script_.insert(line_begin(code_.text, nodes.front().begin()),
                     yaml_lines(code_, yaml_indent(code_, nodes.front()), items));
    }
    for (const Node node : nodes) {
      uint32_t end = node.end();
      while (end > node.begin() && is_blank(code_.text.substr(end - 1, 1))) --end;
      script_.remove_lines(byte_range(node.begin(), end), "#");
    }
    return true;
  }

  /// Global variables of GitLab have their additions under `default`.
  bool make_additions() {
    std::vector<NewPair> defaults;
    for (const Addition& addition : row_.add) {
      const Node target = addition.to == "pod" ? environment_.pod : environment_.owner;
      if (environment_.manifest == Manifest::gitlab && environment_.global) {
        defaults.push_back(pair_of(addition));
      } else if (!add_to(target, addition)) {
        return false;
      }
    }
    if (defaults.empty()) return true;
    const Node existing = yaml_value(code_, environment_.owner, "default");
    if (existing.is_null()) {
      add_section(code_, environment_.owner, "default", defaults, script_);
      return true;
    }
    return std::all_of(row_.add.begin(), row_.add.end(),
                       [&](const Addition& addition) { return add_to(existing, addition); });
  }

  /// A single command becomes the first of a list.
  bool make_list(Node pair, Node scalar, const Addition& addition) {
    const std::string indent = yaml_indent(code_, pair) + "  ";
    const std::string end(line_break(code_.text));
    std::string lines = yaml_lines(code_, indent, addition.lines);
    lines.resize(lines.size() - end.size());
    script_.replace(byte_range(pair.field("key").end(), scalar.end()),
                    ":" + end + indent + "- " + std::string(code_.of(scalar)) + end + lines);
    return true;
  }

  static bool is_value(const Addition& addition) {
    return addition.lines.find('\n') == std::string_view::npos;
  }

  static NewPair pair_of(const Addition& addition) {
    if (is_value(addition)) return {std::string(addition.key), std::string(addition.lines)};
    std::string text = "\n  ";
    for (const char c : addition.lines.substr(0, addition.lines.size() - 1)) {
      text += c == '\n' ? std::string("\n  ") : std::string(1, c);
    }
    return {std::string(addition.key), text};
  }

  bool add_to(Node mapping, const Addition& addition) {
    const Node existing = yaml_pair(code_, mapping, addition.key);
    if (existing.is_null()) {
      return rewrite_mapping(code_, mapping, {}, {pair_of(addition)}, script_);
    }
    if (is_value(addition)) return true;  // a choice of its own stays
    if (existing.field("value").is_null()) return false;
    const Node content = yaml_content(existing.field("value"));
    if (is_one_of(content, {"plain_scalar", "double_quote_scalar", "single_quote_scalar"}) &&
        addition.lines.starts_with("- ")) {
      return make_list(existing, content, addition);
    }
    if (!is_one_of(content, {"block_sequence", "block_mapping"})) return false;
    const std::vector<Node> items = items_of(content);
    insert_after(code_, items.back(),
                 yaml_lines(code_, yaml_indent(code_, items.front()), addition.lines), script_);
    return true;
  }

  const Code& code_;
  const Environment& environment_;
  const EnvironmentRow& row_;
  EditScript& script_;
};

bool shadows(const Code& code, const Environment& environment, const Variable& variable) {
  const Node content = yaml_content(environment.section.field("value"));
  const Node key = shadowing_key(code, content);
  return !key.is_null() && key == variable.entry;
}

}  // namespace

std::vector<Plan> environment_rows(const Site& site) {
  const auto environment = environment_around(site.code(), site.path, site.place);
  if (!environment) return {};
  const Variable* const variable = environment->at(site.place);
  if (variable == nullptr) return {};
  if (site.secrets.empty() && shadows(site.code(), *environment, *variable)) {
    return {plan_for(site.code().text, "F.shadow", Class::F)};
  }
  std::vector<Plan> plans;
  for (const EnvironmentRow& row : kEnvironments) {
    if (row.manifest != environment->manifest || !is_in(variable->name, row.secret)) continue;
    Plan plan = plan_for(site.code().text, row.id, row_named(row.id)->cls);
    if (EnvironmentEdit(site.code(), *environment, row, plan.script).run()) {
      plans.push_back(std::move(plan));
    }
  }
  return plans;
}

std::string_view environment_row_for(const Code& code, Node entry) {
  const Node content = yaml_content(entry);
  if (yaml_pair(code, content, "valueFrom").is_null()) return {};
  const std::string_view name = yaml_scalar(code, yaml_value(code, content, "name"));
  const auto* const it = std::find_if(
      std::begin(kEnvironments), std::end(kEnvironments), [&](const EnvironmentRow& row) {
        return row.manifest == Manifest::kubernetes && is_in(name, row.secret);
      });
  return it == std::end(kEnvironments) ? std::string_view() : it->id;
}

}  // namespace plumbline::remedies

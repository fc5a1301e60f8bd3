// Reads the `rules:` of an architecture file: one table of keys per kind.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "analyzers/boundaries/architecture.h"
#include "analyzers/boundaries/yaml_reader.h"
#include "analyzers/source/line_index.h"

namespace plumbline::boundaries {

class RuleLoader {
 public:
  /// `reader`, `components` and `lines` must outlive the loader.
  RuleLoader(YamlReader& reader, const std::vector<Component>& components, const LineIndex& lines,
             const Date& today)
      : reader_(reader), components_(components), lines_(lines), today_(today) {}

  /// The rules that can be used; the others are faults.
  std::vector<Rule> load(const YamlNode& rules, bool require_vetting);

 private:
  std::optional<Rule> load_rule(const YamlNode& node);
  bool load_head(const YamlNode& node, Rule& rule);
  void load_fields(const YamlNode& node, Rule& rule);
  void load_layers(const YamlNode& node, Rule& rule);
  void load_packages(const YamlNode& node, Rule& rule);
  void load_targets(const YamlNode& node, Rule& rule);
  void load_cycle(const YamlNode& node, Rule& rule);
  void load_exceptions(const YamlNode& node, Rule& rule);
  void load_vetting(const YamlNode& node, Rule& rule);
  void check_vetting(const Rule& rule);
  void check_complete(const YamlNode& node, const Rule& rule);

  Selectors selectors(const YamlNode& map, std::string_view key);
  Selectors package_selectors(const YamlNode& map, std::string_view key);
  std::optional<Selector> selector(const PlacedText& placed);
  bool is_component(std::string_view pattern) const;

  YamlReader& reader_;
  const std::vector<Component>& components_;
  const LineIndex& lines_;
  Date today_;
  std::set<std::string, std::less<>> ids_;
};

/// The name with each `{capture}` replaced by `*`.
std::string pattern_of_template(std::string_view name);

}  // namespace plumbline::boundaries

// Rules of the architecture file, read key by key with a fault for everything that is not
// understood.
//
// A rule that is read half would be a rule with another meaning, so the three kinds of fault differ
// in what they cost. Without an id and a known kind there is no rule. A selector that names no
// component is left out with a fault on its own text; the rest of the rule holds, since an
// architecture file is edited while it is in force (invariant 11). A rule of a kind that is not
// checked yet is kept and says so, as a hint: files written for a later version must load.
//
// Every component that a selector names has to exist, templates included: a name with a typing
// error would otherwise be a rule that never applies and never complains. Two templates are
// compared with their holes as stars, in both directions.
//
// Dates are judged here, by the snapshot's day: an exception that has ended stays in the rule,
// marked as expired, and excuses nothing.
#include "analyzers/boundaries/rule_loader.h"

#include <algorithm>
#include <array>

#include "analyzers/boundaries/rule_keys.h"

namespace plumbline::boundaries {
namespace {

using configuration::Fault;
using Words = std::vector<std::string_view>;

constexpr std::array<std::string_view, 2> kVia{"direct", "transitive"};
constexpr std::array<std::string_view, 3> kImports{"all", "value", "static"};
constexpr std::array<std::string_view, 3> kSeverities{"error", "warning", "info"};
constexpr std::array<std::string_view, 3> kScopes{"files", "siblings", "components"};
constexpr std::array<std::string_view, 2> kUnassigned{"ignore", "deny"};
constexpr std::array<std::string_view, 2> kDefaults{"allow", "deny"};

std::string quoted(std::string_view text) {
  return "`" + std::string(text.substr(0, 60)) + "`";
}

}  // namespace

std::string pattern_of_template(std::string_view name) {
  std::string pattern;
  bool inside = false;
  for (const char c : name) {
    if (c == '{') {
      inside = true;
      pattern += '*';
    } else if (c == '}') {
      inside = false;
    } else if (!inside) {
      pattern += c;
    }
  }
  return pattern;
}

std::vector<Rule> RuleLoader::load(const YamlNode& rules, bool require_vetting) {
  std::vector<Rule> loaded;
  if (!rules.is_sequence()) {
    reader_.fault(rules.range, "`rules` must be a list of rules");
    return loaded;
  }
  for (const YamlNode& node : rules.items) {
    auto rule = load_rule(node);
    if (!rule) continue;
    if (require_vetting) check_vetting(*rule);
    loaded.push_back(std::move(*rule));
  }
  return loaded;
}

std::optional<Rule> RuleLoader::load_rule(const YamlNode& node) {
  if (!node.is_map()) {
    reader_.fault(node.range, "a rule must be a map with at least `id` and `kind`");
    return std::nullopt;
  }
  Rule rule;
  if (!load_head(node, rule)) return std::nullopt;
  reader_.check_map(node, "rule of kind " + std::string(name_of(rule.kind)), keys_of(rule.kind));
  check_complete(node, rule);
  load_vetting(node, rule);
  if (!is_evaluated(rule.kind)) {
    reader_.add({Fault::Level::hint, node.find("kind")->range,
                 "rules of kind " + quoted(name_of(rule.kind)) +
                     " are not checked yet; this one has no effect",
                 "config"});
    return rule;
  }
  load_fields(node, rule);
  load_exceptions(node, rule);
  return rule;
}

bool RuleLoader::load_head(const YamlNode& node, Rule& rule) {
  const auto id = reader_.text(node, "id");
  const auto kind = reader_.text(node, "kind");
  const ByteRange start = node.entries.empty() ? node.range : node.entries.front().key.range;
  if (!id || id->text.empty()) {
    reader_.fault(start, "a rule needs an `id`, the name it is reported under");
    return false;
  }
  if (!ids_.insert(id->text).second) {
    reader_.fault(id->range, "rule id " + quoted(id->text) + " is already used above");
    return false;
  }
  if (!kind) {
    reader_.fault(id->range, "rule " + quoted(id->text) + " needs a `kind`");
    return false;
  }
  const auto kinds = rule_kind_names();
  const auto found = std::ranges::find(kinds, kind->text);
  if (found == kinds.end()) {
    reader_.fault(kind->range, configuration::unknown_message("kind", kind->text, kinds));
    return false;
  }
  rule.id = id->text;
  rule.kind = static_cast<RuleKind>(found - kinds.begin());
  rule.range = id->range;
  rule.line = lines_.line_of(id->range.begin);
  rule.severity = static_cast<Severity>(reader_.choice(node, "severity", kSeverities, 0));
  rule.because = reader_.text_or_empty(node, "because");
  return true;
}

void RuleLoader::check_complete(const YamlNode& node, const Rule& rule) {
  for (const std::string_view key : needed_keys_of(rule.kind)) {
    if (node.find(key) != nullptr) continue;
    reader_.fault(rule.range, "rule " + quoted(rule.id) + " of kind " +
                                  std::string(name_of(rule.kind)) + " needs `" + std::string(key) +
                                  "`");
  }
}

void RuleLoader::load_fields(const YamlNode& node, Rule& rule) {
  rule.imports = static_cast<ImportFilter>(reader_.choice(node, "imports", kImports, 0));
  rule.transitive = reader_.choice(node, "via", kVia, 0) == 1;
  switch (rule.kind) {
    case RuleKind::allow_only:
      rule.deny_unassigned = reader_.choice(node, "unassigned", kUnassigned, 0) == 1;
      [[fallthrough]];
    case RuleKind::forbid:
      rule.from = selectors(node, "from");
      rule.to = selectors(node, "to");
      break;
    case RuleKind::protect:
      rule.to = selectors(node, "target");
      rule.by = selectors(node, "by");
      break;
    case RuleKind::layers:
      load_layers(node, rule);
      break;
    case RuleKind::independent:
      rule.from = selectors(node, "components");
      break;
    case RuleKind::acyclic:
      load_cycle(node, rule);
      break;
    case RuleKind::interface:
      rule.from = selectors(node, "of");
      break;
    case RuleKind::packages:
      load_packages(node, rule);
      break;
    case RuleKind::targets:
      load_targets(node, rule);
      break;
    case RuleKind::coverage:
      rule.within = reader_.plain_texts(node, "files");
      break;
    default:
      break;
  }
}

void RuleLoader::load_layers(const YamlNode& node, Rule& rule) {
  rule.adjacent_only = reader_.boolean(node, "adjacent_only", false);
  const YamlNode* const order = node.find("order");
  if (order == nullptr) return;
  if (!order->is_sequence()) {
    reader_.fault(order->range, "`order` must be a list of layers, the top one first");
    return;
  }
  for (const YamlNode& item : order->items) {
    Layer layer;
    layer.siblings = item.is_sequence();
    const std::vector<YamlNode> siblings =
        item.is_sequence() ? item.items : std::vector<YamlNode>{item};
    for (const YamlNode& sibling : siblings) {
      if (!sibling.is_scalar()) {
        reader_.fault(sibling.range, "a layer must be a component or a list of components");
      } else if (auto found = selector({sibling.scalar, sibling.range})) {
        layer.selectors.push_back(std::move(*found));
      }
    }
    rule.order.push_back(std::move(layer));
  }
}

void RuleLoader::load_cycle(const YamlNode& node, Rule& rule) {
  rule.scope = static_cast<CycleScope>(reader_.choice(node, "scope", kScopes, 0));
  rule.within = reader_.plain_texts(node, "within");
  rule.depth = reader_.number(node, "depth");
}

void RuleLoader::load_packages(const YamlNode& node, Rule& rule) {
  rule.from = selectors(node, "in");
  rule.by = selectors(node, "not_in");
  rule.allow_only_listed = node.find("allow_only") != nullptr;
  rule.to = package_selectors(node, rule.allow_only_listed ? "allow_only" : "forbid");
  if (node.find("in") == nullptr && node.find("not_in") == nullptr) {
    reader_.fault(rule.range, "rule " + quoted(rule.id) + " needs `in` or `not_in`");
  }
  if (node.find("forbid") == nullptr && !rule.allow_only_listed) {
    reader_.fault(rule.range, "rule " + quoted(rule.id) + " needs `forbid` or `allow_only`");
  }
}

void RuleLoader::load_targets(const YamlNode& node, Rule& rule) {
  static constexpr std::array<std::string_view, 3> kEntryKeys{"allow", "deny", "because"};
  rule.from = selectors(node, "in");
  rule.by = selectors(node, "not_in");
  rule.deny_by_default = reader_.choice(node, "default", kDefaults, 0) == 1;
  const YamlNode* const entries = node.find("rules");
  if (entries == nullptr) return;
  if (!entries->is_sequence()) {
    reader_.fault(entries->range, "`rules` must be a list of `allow:` and `deny:` entries");
    return;
  }
  for (const YamlNode& item : entries->items) {
    if (!reader_.check_map(item, "targets entry", kEntryKeys)) continue;
    TargetEntry entry;
    entry.allow = item.find("allow") != nullptr;
    entry.selectors = selectors(item, entry.allow ? "allow" : "deny");
    entry.because = reader_.text_or_empty(item, "because");
    rule.entries.push_back(std::move(entry));
  }
}

void RuleLoader::load_exceptions(const YamlNode& node, Rule& rule) {
  static constexpr std::array<std::string_view, 4> kKeys{"from", "to", "because", "until"};
  const YamlNode* const list = node.find("except");
  if (list == nullptr) return;
  if (!list->is_sequence()) {
    reader_.fault(list->range, "`except` must be a list of exceptions");
    return;
  }
  for (const YamlNode& item : list->items) {
    if (!reader_.check_map(item, "exception", kKeys)) continue;
    Exception exception;
    exception.range = item.entries.empty() ? item.range : item.entries.front().key.range;
    exception.from = reader_.text_or_empty(item, "from");
    exception.to = reader_.text_or_empty(item, "to");
    exception.because = reader_.text_or_empty(item, "because");
    exception.until = reader_.date(item, "until");
    if (exception.from.empty() && exception.to.empty()) {
      reader_.fault(exception.range, "an exception needs `from` or `to`");
      continue;
    }
    if (exception.because.empty()) {
      reader_.fault(exception.range, "an exception needs a reason: add `because`");
    }
    exception.expired = exception.until && *exception.until < today_;
    if (exception.expired) {
      reader_.add({Fault::Level::error, item.find("until")->range,
                   "this exception of " + quoted(rule.id) + " ended on " +
                       to_string(*exception.until) + "; remove it or agree on a new date",
                   "expired-exception"});
    }
    rule.exceptions.push_back(std::move(exception));
  }
}

void RuleLoader::load_vetting(const YamlNode& node, Rule& rule) {
  static constexpr std::array<std::string_view, 4> kKeys{"by", "on", "adr", "review_by"};
  const YamlNode* const vetted = node.find("vetted");
  if (vetted == nullptr || !reader_.check_map(*vetted, "vetting", kKeys)) return;
  Vetted read;
  read.by = reader_.text_or_empty(*vetted, "by");
  if (const auto on = reader_.date(*vetted, "on")) read.on = to_string(*on);
  read.adr = reader_.text_or_empty(*vetted, "adr");
  read.review_by = reader_.date(*vetted, "review_by");
  if (read.by.empty())
    reader_.fault(vetted->range, "`vetted` needs `by`: who vouches for the rule");
  rule.vetted = std::move(read);
}

void RuleLoader::check_vetting(const Rule& rule) {
  if (!rule.vetted || rule.vetted->by.empty()) {
    reader_.add({Fault::Level::warning, rule.range,
                 "rule " + quoted(rule.id) + " is not vetted; add `vetted: {by, on}`", "unvetted"});
  } else if (rule.vetted->review_by && *rule.vetted->review_by < today_) {
    reader_.add({Fault::Level::warning, rule.range,
                 "the vetting of " + quoted(rule.id) + " was to be reviewed by " +
                     to_string(*rule.vetted->review_by),
                 "vetting-expired"});
  }
}

bool RuleLoader::is_component(std::string_view pattern) const {
  return std::ranges::any_of(components_, [&](const Component& component) {
    return name_matches(pattern, component.name) ||
           name_matches(pattern_of_template(component.name), pattern) ||
           name_matches(pattern, pattern_of_template(component.name));
  });
}

std::optional<Selector> RuleLoader::selector(const PlacedText& placed) {
  Selector selector = parse_selector(placed.text, placed.range);
  if (selector.kind != Selector::Kind::component) return selector;
  if (is_component(selector.pattern)) return selector;
  Words names;
  for (const Component& component : components_) names.push_back(component.name);
  std::string message = configuration::unknown_message("component", placed.text, names);
  const bool like_path = placed.text.find('/') != std::string::npos;
  if (like_path) message += "; a path is written " + quoted("path:" + placed.text);
  reader_.fault(placed.range, std::move(message));
  return std::nullopt;
}

Selectors RuleLoader::selectors(const YamlNode& map, std::string_view key) {
  Selectors found;
  for (const PlacedText& placed : reader_.texts(map, key)) {
    if (auto one = selector(placed)) found.push_back(std::move(*one));
  }
  return found;
}

Selectors RuleLoader::package_selectors(const YamlNode& map, std::string_view key) {
  Selectors found;
  for (const PlacedText& placed : reader_.texts(map, key)) {
    Selector selector = parse_selector(placed.text, placed.range);
    selector.kind = Selector::Kind::package;
    found.push_back(std::move(selector));
  }
  return found;
}

}  // namespace plumbline::boundaries

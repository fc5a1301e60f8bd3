// A rule's YAML as a formula.
//
// Semgrep's syntax says the same in several ways: one operator in a map is the formula itself,
// several are a list that must all hold, and lists nest. What comes out is always one of four
// shapes (formula.h), so that nothing behind this file knows of the ways. Patterns are not compiled
// here but collected as leaves with their ranges, because they are compiled once per language of
// the rule.
//
// What the engine cannot do is a fault at the operator's own place, and the rule is left out.
// Reading on without the operator would make the rule find more than its author meant; a narrowing
// that is silently dropped is the worst kind of mistake in a rule.
//
// A formula of negations alone has nothing to subtract from, and is refused.
#include "analyzers/patterns/formula_reader.h"

#include <array>
#include <utility>

namespace plumbline::patterns {
namespace {

using configuration::Fault;

constexpr int kMaxNesting = 40;

constexpr std::array<std::string_view, 13> kOperators = {"pattern",
                                                         "patterns",
                                                         "pattern-either",
                                                         "pattern-not",
                                                         "pattern-inside",
                                                         "pattern-not-inside",
                                                         "pattern-regex",
                                                         "pattern-not-regex",
                                                         "focus-metavariable",
                                                         "metavariable-regex",
                                                         "metavariable-pattern",
                                                         "metavariable-comparison",
                                                         "metavariable-analysis"};

}  // namespace

std::span<const std::string_view> FormulaReader::operators() {
  return kOperators;
}

bool FormulaReader::is_operator(std::string_view key) {
  for (const std::string_view known : kOperators) {
    if (known == key) return true;
  }
  return false;
}

bool FormulaReader::fail(const ByteRange& range, std::string message) {
  faults_.push_back({Fault::Level::error, range, std::move(message)});
  return false;
}

std::optional<Formula> FormulaReader::pattern(const Node& value) {
  if (!value.is_scalar() || value.scalar.empty()) {
    fail(value.range, "a pattern is a piece of code; write it as a string");
    return std::nullopt;
  }
  Formula formula;
  formula.kind = Formula::Kind::pattern;
  formula.leaf = leaves_.size();
  leaves_.push_back({value.scalar, value.range});
  return formula;
}

std::shared_ptr<const Regex> FormulaReader::compile(const Node& value) {
  if (!value.is_scalar()) {
    fail(value.range, "a regular expression is a string");
    return nullptr;
  }
  Result<Regex> compiled = compile_regex(value.scalar);
  if (!compiled.ok()) {
    fail(value.range, compiled.error().message);
    return nullptr;
  }
  return std::make_shared<const Regex>(compiled.value());
}

std::optional<Formula> FormulaReader::regex(const Node& value) {
  Formula formula;
  formula.kind = Formula::Kind::regex;
  formula.regex = compile(value);
  if (!formula.regex) return std::nullopt;
  return formula;
}

std::optional<Formula> FormulaReader::any(const Node& value) {
  if (!value.is_sequence() || value.items.empty()) {
    fail(value.range, "`pattern-either` is a list of patterns");
    return std::nullopt;
  }
  Formula formula;
  formula.kind = Formula::Kind::any;
  for (const Node& item : value.items) {
    std::optional<Formula> term = operand(item);
    if (!term) return std::nullopt;
    const bool inside =
        item.is_map() && item.entries.size() == 1 && item.entries[0].key.scalar == "pattern-inside";
    formula.terms.push_back({std::make_shared<Formula>(std::move(*term)), inside});
  }
  return formula;
}

/// A string is a pattern, a map its operators.
std::optional<Formula> FormulaReader::operand(const Node& value) {
  return value.is_map() ? read(value) : pattern(value);
}

std::optional<Formula> FormulaReader::all(const Node& list) {
  if (!list.is_sequence() || list.items.empty()) {
    fail(list.range, "`patterns` is a list of patterns that must all hold");
    return std::nullopt;
  }
  Formula formula;
  formula.kind = Formula::Kind::all;
  for (const Node& item : list.items) {
    if (!item.is_map()) {
      fail(item.range, "an entry of `patterns` is `operator: value`");
      return std::nullopt;
    }
    for (const Entry& entry : item.entries) {
      if (!add(formula, entry)) return std::nullopt;
    }
  }
  if (formula.terms.empty()) {
    fail(list.range, "`patterns` needs at least one that matches something, not only negations");
    return std::nullopt;
  }
  return formula;
}

bool FormulaReader::add_term(Formula& all, const Node& value, bool inside, bool negated) {
  std::optional<Formula> term = operand(value);
  if (!term) return false;
  auto& list = negated ? all.negations : all.terms;
  list.push_back({std::make_shared<Formula>(std::move(*term)), inside});
  return true;
}

bool FormulaReader::add_focus(Formula& all, const Node& value) {
  std::vector<Atom> names;
  if (value.is_scalar()) names.push_back(atom_of(value.scalar));
  for (const Node& item : value.items) names.push_back(atom_of(item.scalar));
  if (names.empty()) return fail(value.range, "`focus-metavariable` names a metavariable");
  all.focus.push_back(std::move(names));
  return true;
}

bool FormulaReader::add(Formula& all, const Entry& entry) {
  const std::string& key = entry.key.scalar;
  const Node& value = entry.value;
  if (key == "pattern") return add_term(all, value, false, false);
  if (key == "pattern-inside") return add_term(all, value, true, false);
  if (key == "pattern-not") return add_term(all, value, false, true);
  if (key == "pattern-not-inside") return add_term(all, value, true, true);
  if (key == "focus-metavariable") return add_focus(all, value);
  if (key.starts_with("metavariable-")) return add_condition(all, entry);
  std::optional<Formula> term;
  if (key == "patterns") {
    term = this->all(value);
  } else if (key == "pattern-either") {
    term = any(value);
  } else if (key == "pattern-regex" || key == "pattern-not-regex") {
    term = regex(value);
  } else {
    return fail(entry.key.range, configuration::unknown_message("operator", key, kOperators));
  }
  if (!term) return false;
  const bool negated = key == "pattern-not-regex";
  (negated ? all.negations : all.terms)
      .push_back({std::make_shared<Formula>(std::move(*term)), false});
  return true;
}

bool FormulaReader::add_condition(Formula& all, const Entry& entry) {
  const Node& value = entry.value;
  if (!value.is_map()) return fail(value.range, "`" + entry.key.scalar + "` is a map");
  Condition condition;
  condition.name = value.string_or("metavariable", "");
  condition.metavariable = atom_of(condition.name);
  if (condition.name.empty() && entry.key.scalar != "metavariable-comparison") {
    return fail(entry.key.range, "`" + entry.key.scalar + "` needs `metavariable`");
  }
  if (!read_condition(condition, entry)) return false;
  all.conditions.push_back(std::move(condition));
  return true;
}

bool FormulaReader::read_condition(Condition& condition, const Entry& entry) {
  const Node& value = entry.value;
  const std::string& key = entry.key.scalar;
  if (key == "metavariable-regex") {
    const Node* const regex = value.find("regex");
    if (regex == nullptr) return fail(entry.key.range, "`metavariable-regex` needs `regex`");
    condition.regex = compile(*regex);
    condition.constants = value.string_or("constant-propagation", "") == "true";
    return condition.regex != nullptr;
  }
  if (key == "metavariable-pattern") {
    condition.kind = Condition::Kind::pattern;
    const std::string language = value.string_or("language", "");
    if (!language.empty()) {
      const auto named = languages_named(language);
      if (!named)
        return fail(value.find("language")->range, "language `" + language + "` is not known");
      condition.language = named->empty() ? Language::text : named->front();
    }
    const size_t leaves = leaves_.size();
    std::optional<Formula> formula = read(value);
    if (!formula) return false;
    if (condition.language == Language::text && leaves != leaves_.size()) {
      return fail(leaves_[leaves].range,
                  "inside text only `pattern-regex` works; this rule is left out");
    }
    condition.formula = std::make_shared<Formula>(std::move(*formula));
    return true;
  }
  if (key == "metavariable-comparison") {
    condition.kind = Condition::Kind::comparison;
    condition.comparison = value.string_or("comparison", "");
    condition.strip = value.string_or("strip", "") == "true";
    const std::string base = value.string_or("base", "10");
    condition.base = base.size() > 2 ? 10 : std::atoi(base.c_str());
    return !condition.comparison.empty() ||
           fail(entry.key.range, "`metavariable-comparison` needs `comparison`");
  }
  if (key == "metavariable-analysis" && value.string_or("analyzer", "") == "entropy") {
    condition.kind = Condition::Kind::entropy;
    if (const Node* const least = value.find("min")) {  // ours: Semgrep's threshold is fixed
      condition.min_entropy = std::atof(least->scalar.c_str());
      condition.min_length = 1;
    }
    return true;
  }
  return fail(entry.key.range, "`" + key + "` is not supported; this rule is left out");
}

std::optional<Formula> FormulaReader::read(const Node& map) {
  if (++depth_ > kMaxNesting) {
    fail(map.range, "the rule is nested too deeply");
    return std::nullopt;
  }
  std::optional<Formula> found;
  size_t operators = 0;
  for (const Entry& entry : map.entries) operators += is_operator(entry.key.scalar) ? 1 : 0;
  for (const Entry& entry : map.entries) {
    const std::string& key = entry.key.scalar;
    if (!is_operator(key)) continue;
    if (operators == 1 && key == "patterns") {
      found = all(entry.value);
    } else if (operators == 1 && key == "pattern-either") {
      found = any(entry.value);
    } else if (operators == 1 && (key == "pattern" || key == "pattern-inside")) {
      found = operand(entry.value);
    } else if (operators == 1 && key == "pattern-regex") {
      found = regex(entry.value);
    } else {
      if (!found) {
        found = Formula();
        found->kind = Formula::Kind::all;
      }
      if (!add(*found, entry)) return std::nullopt;
    }
    if (!found) return std::nullopt;
  }
  --depth_;
  if (!found) fail(map.range, "a pattern is missing");
  if (found && found->kind == Formula::Kind::all && found->terms.empty()) {
    fail(map.range, "at least one pattern has to match something, not only negations");
    return std::nullopt;
  }
  return found;
}

}  // namespace plumbline::patterns

// Rules by language, compiled on first use.
//
// A session sees few languages, and compiling all rules for all of them would cost every start. A
// rule that a language cannot read is dropped as a whole for that language, with a failure that
// names the pattern: half a rule is another rule. Names and tokens of all patterns become numbers
// of one word list, so that a unit's words are a set of bits.
#include "analyzers/patterns/rule_set.h"

#include <algorithm>
#include <set>

#include "analyzers/patterns/requirement.h"

namespace plumbline::patterns {
namespace {

/// The patterns of one rule; none, and a failure for each, if the language cannot read them all.
bool compile_rule(Compiled& compiled, const Rule& rule, size_t number, Language language) {
  const size_t mark = compiled.leaves.size();
  const std::vector<bool> everywhere = leaves_wanted_everywhere(rule.formula, rule.leaves.size());
  for (size_t l = 0; l < rule.leaves.size(); ++l) {
    Result<Pattern> pattern = compile_pattern(language, rule.leaves[l].text);
    if (!pattern.ok()) {
      compiled.failures.push_back(
          {number, rule.leaves[l].range,
           pattern.error().message + ": " + std::string(name_of(language))});
      compiled.leaves.resize(mark);
      return false;
    }
    const Requirement requirement = requirement_of(pattern.value());
    CompiledLeaf leaf{number, l, std::move(pattern.value()), {}, {}, 0, 0, {}, everywhere[l]};
    for (const Atom word : requirement.names) leaf.names.insert(compiled.words.add(word));
    for (const Atom word : requirement.tokens) leaf.tokens.insert(compiled.words.add(word));
    leaf.kinds = requirement.kinds;
    leaf.roots = requirement.roots;
    compiled.leaves.push_back(std::move(leaf));
  }
  const auto binds = [&](size_t leaf, Atom metavariable) {
    return binds_what_is_spelled(compiled.leaves[mark + leaf].pattern, metavariable);
  };
  compiled.first_leaves[number] = static_cast<uint32_t>(mark);
  auto spelled = spelled_conditions(rule.formula, rule.leaves.size(), binds);
  for (size_t l = 0; l < rule.leaves.size(); ++l) {
    compiled.leaves[mark + l].spelled = std::move(spelled[l]);
  }
  return true;
}

Compiled compile(std::span<const Rule> rules, Language language) {
  Compiled compiled;
  for (const std::string_view word : {"import", "require", "include"}) {
    compiled.import_words.insert(compiled.words.add(atom_of(word)));
  }
  for (size_t r = 0; r < rules.size(); ++r) {
    const Rule& rule = rules[r];
    const bool named =
        std::find(rule.languages.begin(), rule.languages.end(), language) != rule.languages.end();
    if (!named && !rule.on_text) continue;
    if (named && !compile_rule(compiled, rule, r, language)) continue;
    if (named || rule.leaves.empty()) compiled.rules.push_back(r);
  }
  return compiled;
}

}  // namespace

RuleSetData::RuleSetData(std::vector<Rule> rules) : rules_(std::move(rules)) {
  bool builtin = false;
  for (const Rule& rule : rules_) {
    infos_.push_back(rule.info);
    builtin |= rule.info.path == "builtin";
  }
  if (!builtin) return;
  for (const RuleInfo& info : native_infos()) infos_.push_back(info);
}

const Compiled& RuleSetData::compiled(Language language) const {
  const std::lock_guard lock(mutex_);
  auto& slot = compiled_[static_cast<int>(language)];
  if (!slot) slot = std::make_unique<const Compiled>(compile(rules_, language));
  return *slot;
}

RuleSet::RuleSet(std::shared_ptr<const RuleSetData> data) : data_(std::move(data)) {}
RuleSet::~RuleSet() = default;

std::span<const RuleInfo> RuleSet::infos() const {
  return data_->infos();
}

const RuleInfo* RuleSet::find(std::string_view id) const {
  for (const RuleInfo& info : data_->infos()) {
    if (info.id == id) return &info;
  }
  return nullptr;
}

LoadedRules load_rules(std::span<const RuleFile> files, bool with_builtin) {
  LoadedRules loaded;
  std::vector<Rule> rules;
  for (const RuleFile& file : files) {
    ReadRules read = read_rules(file);
    for (configuration::Fault& fault : read.faults)
      loaded.faults.push_back({file.path, std::move(fault)});
    // A rule none of whose languages can read its patterns is no rule.
    const RuleSetData trial(read.rules);
    std::set<size_t> failed;
    for (size_t r = 0; r < read.rules.size(); ++r) {
      size_t working = read.rules[r].on_text ? 1 : 0;
      std::vector<Compiled::Failure> failures;
      for (const Language language : read.rules[r].languages) {
        const size_t before = failures.size();
        for (const Compiled::Failure& failure : trial.compiled(language).failures) {
          if (failure.rule == r) failures.push_back(failure);
        }
        working += failures.size() == before ? 1 : 0;
      }
      if (failures.empty()) continue;
      const auto level =
          working == 0 ? configuration::Fault::Level::error : configuration::Fault::Level::warning;
      loaded.faults.push_back({file.path, {level, failures[0].range, failures[0].message}});
      if (working == 0) failed.insert(r);
    }
    for (size_t r = 0; r < read.rules.size(); ++r) {
      if (!failed.contains(r)) rules.push_back(std::move(read.rules[r]));
    }
  }
  if (with_builtin) {
    for (const Rule& rule : builtin_rules()->data().rules()) rules.push_back(rule);
  }
  loaded.rules =
      std::make_shared<const RuleSet>(std::make_shared<const RuleSetData>(std::move(rules)));
  return loaded;
}

std::shared_ptr<const RuleSet> builtin_rules() {
  static const std::shared_ptr<const RuleSet> kRules = [] {
    std::vector<Rule> rules;
    for (const RuleFile& file : builtin_files()) {
      for (Rule& rule : read_rules(file).rules) {
        rule.info.path = "builtin";
        rules.push_back(std::move(rule));
      }
    }
    return std::make_shared<const RuleSet>(std::make_shared<const RuleSetData>(std::move(rules)));
  }();
  return kRules;
}

}  // namespace plumbline::patterns

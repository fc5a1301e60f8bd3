#include "analyzers/patterns/rule_set.h"

#include <algorithm>
#include <set>

#include "analyzers/patterns/view_builder.h"

namespace plumbline::patterns {
namespace {

void by_kinds(Compiled& compiled, uint32_t leaf, std::initializer_list<Kind> kinds) {
  for (const Kind kind : kinds) compiled.by_kind[static_cast<size_t>(kind)].push_back(leaf);
}

Atom last_name(const View& view, uint32_t node) {
  const Kind kind = view[node].kind;
  if (kind == Kind::identifier) return view[node].atom;
  if (kind != Kind::member) return 0;
  const uint32_t name = view.child(node, Role::name);
  return name != 0 && view[name].kind == Kind::identifier ? view[name].atom : 0;
}

void index_leaf(Compiled& compiled, uint32_t leaf) {
  const Pattern& pattern = compiled.leaves[leaf].pattern;
  const uint32_t root = pattern.roots[0];
  const Kind kind = pattern.view[root].kind;
  if (pattern.is_sequence) return compiled.sequences.push_back(leaf);
  const auto keyed = [&](Kind of, Atom name) {
    compiled.keyed[Compiled::key(of, name)].push_back(leaf);
  };
  switch (kind) {
    case Kind::metavariable:
    case Kind::argument_metavariable:
    case Kind::ellipsis:
    case Kind::deep:
      return compiled.everywhere.push_back(leaf);
    case Kind::string:
      return by_kinds(compiled, leaf, {Kind::string, Kind::identifier, Kind::binary});
    case Kind::expression_statement:
      return by_kinds(compiled, leaf,
                      {Kind::expression_statement, Kind::assignment, Kind::return_});
    case Kind::identifier:
    case Kind::member: {
      const Atom name = last_name(pattern.view, root);
      if (name == 0) return by_kinds(compiled, leaf, {Kind::member, Kind::call, Kind::identifier});
      keyed(Kind::member, name);
      if (pattern.paths[root] != 0) keyed(Kind::identifier, name);
      return;
    }
    case Kind::call:
    case Kind::creation: {
      const uint32_t callee = pattern.view.child(root, Role::callee);
      const Atom name = callee == 0 ? 0 : last_name(pattern.view, callee);
      return name == 0 ? by_kinds(compiled, leaf, {kind}) : keyed(kind, name);
    }
    default:
      return by_kinds(compiled, leaf, {kind});
  }
}

Compiled compile(std::span<const Rule> rules, Language language) {
  Compiled compiled;
  for (size_t r = 0; r < rules.size(); ++r) {
    const Rule& rule = rules[r];
    const bool named =
        std::find(rule.languages.begin(), rule.languages.end(), language) != rule.languages.end();
    if (!named && !rule.on_text) continue;
    bool whole = true;
    const size_t mark = compiled.leaves.size();
    for (size_t l = 0; named && l < rule.leaves.size() && whole; ++l) {
      Result<Pattern> pattern = compile_pattern(language, rule.leaves[l].text);
      whole = pattern.ok();
      if (whole) {
        compiled.leaves.push_back({r, l, std::move(pattern.value())});
      } else {
        compiled.failures.push_back(
            {r, rule.leaves[l].range,
             pattern.error().message + ": " + std::string(name_of(language))});
      }
    }
    if (!whole) compiled.leaves.resize(mark);
    if (whole && (named || rule.leaves.empty())) compiled.rules.push_back(r);
  }
  for (uint32_t i = 0; i < compiled.leaves.size(); ++i) {
    const CompiledLeaf& leaf = compiled.leaves[i];
    compiled.numbers[Compiled::number_key(leaf.rule, leaf.leaf)] = i;
    index_leaf(compiled, i);
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

// One analysis: units → facts → matches of all patterns → rules.
#include <algorithm>
#include <set>

#include "analyzers/configuration/glob.h"
#include "analyzers/patterns/evaluation.h"
#include "analyzers/patterns/native.h"
#include "analyzers/patterns/patterns.h"
#include "analyzers/patterns/report.h"
#include "analyzers/patterns/unit_cache.h"
#include "analyzers/patterns/view_builder.h"

namespace plumbline::patterns {
namespace {

/// Semgrep's path filter: a bare name matches at any depth, below it too.
bool path_matches(const std::vector<std::string>& globs, std::string_view path) {
  for (const std::string& given : globs) {
    std::string_view glob = given;
    const bool rooted = glob.starts_with('/');
    if (rooted) glob.remove_prefix(1);
    if (glob.ends_with('/')) glob.remove_suffix(1);
    const std::string whole(glob);
    for (const std::string& form : {whole, whole + "/**", "**/" + whole, "**/" + whole + "/**"}) {
      if (rooted && form.starts_with("**/")) continue;
      if (configuration::glob_matches(form, path)) return true;
    }
  }
  return false;
}

bool applies(const Rule& rule, std::string_view path) {
  if (path.empty()) return true;
  if (!rule.include.empty() && !path_matches(rule.include, path)) return false;
  return !path_matches(rule.exclude, path);
}

class Analysis {
 public:
  Analysis(const AnalysisInput& input, const RuleSet& rules, const ProjectFiles* files,
           KnownModules* known)
      : input_(input),
        rules_(rules),
        files_(files),
        known_(known),
        language_(input.snapshot.language),
        text_matches_(input.snapshot.view()) {}

  AnalysisResult run() {
    const Compiled& compiled = rules_.data().compiled(language_);
    const PatternState* const previous = previous_state(compiled);
    auto state = std::make_shared<PatternState>();
    state->compiled = &compiled;
    const bool has_tree = input_.tree != nullptr && syntax_of(language_) != nullptr;
    UnitCache cache(input_, compiled, has_tree ? previous : nullptr);
    if (has_tree && !cache.list()) return stopped_result();
    state->selection = select(compiled, cache.words(), previous);
    if (has_tree && !cache.read(state->selection)) return stopped_result();
    state->shared_words = cache.shared_words();
    state->units = cache.take();
    if (has_tree) read_facts(*state);
    leaves_ = std::make_unique<LeafMatches>(compiled, *state->selection, target_.get());
    if (previous != nullptr) {
      text_matches_ = {input_.snapshot.view(), previous->text_matches, input_.previous->change};
    }
    if (target_ != nullptr) match(compiled, *state, previous);
    for (const size_t rule : state->selection->rules) {
      if (stopped()) break;
      evaluate(rule);
    }
    for (const uint32_t leaf : leaves_->spent()) note_spent(compiled, leaf);
    if (has_tree && files_ != nullptr && !result_.stopped) {
      run_native_checks(rules_, input_, *files_, known_, result_.findings);
    }
    finish();
    state->text_matches = text_matches_.take();
    result_.state = std::move(state);
    return std::move(result_);
  }

 private:
  bool stopped() {
    result_.stopped = result_.stopped || input_.stop.stop_requested();
    return result_.stopped;
  }

  /// What is known from before, if it is of the same rules.
  const PatternState* previous_state(const Compiled& compiled) const {
    if (input_.previous == nullptr) return nullptr;
    const auto* state = dynamic_cast<const PatternState*>(input_.previous->state.get());
    return state != nullptr && state->compiled == &compiled ? state : nullptr;
  }

  AnalysisResult stopped_result() {
    result_.stopped = true;
    return std::move(result_);
  }

  std::shared_ptr<const Selection> select(const Compiled& compiled, const WordSet& words,
                                          const PatternState* previous) const {
    if (previous != nullptr && previous->selection->words == words) return previous->selection;
    return std::make_shared<const Selection>(compiled, rules_.data().rules(), words);
  }

  void read_facts(PatternState& state) {
    static const UnitContent kUnread{{{{ViewNode{.next = 1}}}, {}}, {}};
    for (const UnitState& unit : state.units) {
      const UnitContent& content = unit.content == nullptr ? kUnread : *unit.content;
      units_.push_back({&content.code.view, unit.range.begin.value});
      unit_facts_.push_back(&content.facts);
    }
    facts_ = std::make_unique<Facts>(units_, unit_facts_, input_.snapshot.view());
    state.facts_hash = facts_->hash();
    target_ = std::make_unique<Target>(Target{input_.snapshot.view(), language_, units_, *facts_});
  }

  void match(const Compiled& compiled, PatternState& state, const PatternState* previous) {
    const bool same = previous != nullptr && previous->selection == state.selection &&
                      previous->facts_hash == state.facts_hash;
    UnitMatcher matcher(compiled, *state.selection->index, *target_);
    for (size_t u = 0; u < units_.size(); ++u) {
      UnitState& unit = state.units[u];
      if (unit.content == nullptr) continue;
      if (!unit.matches || !same) {
        if (stopped()) return;
        unit.matches = std::make_shared<const UnitMatches>(matcher.match(units_[u]));
      }
      take(*unit.matches, unit.range.begin.value);
    }
    if (state.selection->index->has_sequences()) {
      for (const uint32_t leaf :
           match_file_sequences(compiled, *state.selection->index, *target_, *leaves_)) {
        note_spent(compiled, leaf);
      }
    }
    for (const UnitState& unit : state.units) {
      if (unit.matches == nullptr) continue;
      for (const uint32_t leaf : unit.matches->spent) note_spent(compiled, leaf);
    }
  }

  void take(const UnitMatches& unit, uint32_t base) {
    const auto forward = [base](ByteRange& range) {
      range = byte_range(range.begin.value + base, range.end.value + base);
    };
    for (const auto& [leaf, matches] : unit.by_leaf) {
      for (Match match : matches) {
        forward(match.range);
        for (Binding& binding : match.bindings) forward(binding.range);
        leaves_->slot(leaf).push_back(std::move(match));
      }
    }
  }

  void note_spent(const Compiled& compiled, uint32_t leaf) {
    const Rule& rule = rules_.data().rules()[compiled.leaves[leaf].rule];
    if (!spent_rules_.insert(rule.info.id).second) return;
    result_.notes.push_back("rule `" + rule.info.id +
                            "` took too many steps here; it may have missed something");
  }

  void evaluate(size_t number) {
    const Rule& rule = rules_.data().rules()[number];
    if (!applies(rule, input_.snapshot.path)) return;
    Evaluation evaluation(input_.snapshot.view(), number, *leaves_, text_matches_);
    for (const Match& match : evaluation.run(rule.formula)) {
      result_.findings.push_back(finding_of(rule, match, input_.snapshot.view()));
    }
    if (evaluation.spent() && spent_rules_.insert(rule.info.id).second) {
      result_.notes.push_back("rule `" + rule.info.id +
                              "` has too many matches here to compare them all");
    }
  }

  void finish() {
    std::sort(result_.findings.begin(), result_.findings.end(), before);
    result_.findings.erase(std::unique(result_.findings.begin(), result_.findings.end()),
                           result_.findings.end());
  }

  const AnalysisInput& input_;
  const RuleSet& rules_;
  const ProjectFiles* files_;
  KnownModules* known_;
  Language language_;
  std::vector<Unit> units_;
  std::vector<const UnitFacts*> unit_facts_;
  std::unique_ptr<Facts> facts_;
  std::unique_ptr<Target> target_;
  std::unique_ptr<LeafMatches> leaves_;
  TextMatches text_matches_;
  std::set<std::string> spent_rules_;
  AnalysisResult result_;
};

}  // namespace

AnalysisResult analyze(const AnalysisInput& input, const RuleSet& rules, const ProjectFiles* files,
                       KnownModules* known) {
  return Analysis(input, rules, files, known).run();
}

}  // namespace plumbline::patterns

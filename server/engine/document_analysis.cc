// Two lanes, because two things are promised of a key. A secret is to be seen at once, and that
// needs the text only; everything else needs a tree, whose cost nobody can promise. So the text
// lane never waits for a parse, and the tree lane may be stopped, start again or be left out
// without the other noticing.
//
// The tree lane in order: decide whether a tree is worth its price; tell the old tree of the
// replacement and parse on from it, under a deadline; parse from nothing if that ran out; compare
// the two trees; run the families with what is known of each. Without two trees to compare nobody
// can say what stayed, so then every family starts from nothing, whatever state it left (invariant
// 4).
//
// What can go wrong:
// - An unbalanced bracket makes an incremental parse cost ten full ones: hence the deadline and the
//   fresh parse. Only `stop` ends both, and then the lane is marked as stopped and must not be
//   used.
// - A family throws (a bug, memory): guarded() turns that into a note, and the others' findings are
//   kept. It is the one catch of the engine (invariant 12).
// - `only_if_read` leaves a tree out: then nothing may depend on it later. is_tree_read() has to
//   name every reader, the merge included, which asks the tree whether a waiver stands in a
//   comment.
//
// Why the families are called by name here and not through a registry: their order, their inputs
// and what they keep differ, and five plain calls say so where a table would hide it.
#include "server/engine/document_analysis.h"

#include <algorithm>
#include <exception>
#include <functional>
#include <iterator>

#include "analyzers/boundaries/imports.h"
#include "analyzers/findings/suppression_comment.h"
#include "analyzers/patterns/patterns.h"
#include "analyzers/remedies/remedies.h"
#include "analyzers/secrets/secrets.h"
#include "analyzers/syntax/parser.h"
#include "analyzers/trust/trust.h"
#include "server/engine/limits.h"

namespace plumbline::engine {
namespace {

/// Runs one family. What it throws (a bug, or memory that ran out) costs this family's findings of
/// this version only.
AnalysisResult guarded(std::string_view family, const std::function<AnalysisResult()>& run) {
  std::string reason;
  try {
    return run();
  } catch (const std::exception& error) {
    reason = error.what();
  } catch (...) {
    reason = "unknown failure";
  }
  AnalysisResult failed;
  failed.notes.push_back(std::string(family) + " failed on this version: " + reason);
  return failed;
}

/// What the tree analyzers get to know of the lane's last run.
struct History {
  std::optional<TextChange> change;
  std::vector<ByteRange> changed_ranges;

  std::optional<Previous> of(const std::shared_ptr<const AnalysisState>& state) const {
    if (state == nullptr) return std::nullopt;
    return Previous{state, change, changed_ranges};
  }
};

class TreeRun {
 public:
  TreeRun(const Snapshot& snapshot, const Project& project, const TreeLane* previous,
          const std::optional<TextChange>& change, const StopToken& stop)
      : snapshot_(snapshot), project_(project), previous_(previous), stop_(stop) {
    history_.change = change;
  }

  std::shared_ptr<const TreeLane> run(const ParseOptions& options) {
    auto lane = std::make_shared<TreeLane>();
    if (is_too_large_for_tree(snapshot_, project_)) {
      analyse_without_tree(*lane);
    } else {
      if (options.only_if_read && !is_tree_read()) return lane;
      parse(*lane, options);
      if (!lane->stopped) analyse(*lane);
    }
    std::sort(lane->findings.begin(), lane->findings.end(), before);
    return lane;
  }

 private:
  /// By the text alone: a parse costs fifty times what this costs. The merge reads the tree too, to
  /// tell waivers from strings that look like them.
  bool is_tree_read() const {
    const Configuration& configuration = project_.configuration;
    if (configuration.patterns || extracts_imports()) return true;
    if (!configuration.secrets) return false;
    return secrets::may_find_in_tree(snapshot_, stop_) ||
           remedies::may_hold_references(snapshot_) || trust::may_hold_trust(snapshot_) ||
           may_hold_suppression_comments(snapshot_.view());
  }

  bool extracts_imports() const {
    return project_.configuration.boundaries && project_.architecture != nullptr &&
           !snapshot_.path.empty() && boundaries::has_resolver(snapshot_.language);
  }

  void parse(TreeLane& lane, const ParseOptions& options) {
    if (!syntax::has_grammar(snapshot_.language)) return;
    std::optional<syntax::Tree> old;
    if (previous_ != nullptr && previous_->tree &&
        previous_->tree->language() == snapshot_.language) {
      old = history_.change ? previous_->tree->edited(*history_.change) : *previous_->tree;
    }
    if (old && !options.fresh) {
      const StopToken either(
          [&] { return stop_.stop_requested() || options.incremental_deadline.stop_requested(); });
      lane.tree = syntax::parse(snapshot_.language, snapshot_.view(), &*old, either);
    }
    if (!lane.tree && !stop_.stop_requested()) {
      lane.tree = syntax::parse(snapshot_.language, snapshot_.view(), nullptr, stop_);
    }
    lane.stopped = !lane.tree;
    if (old && lane.tree) {
      history_.changed_ranges = syntax::changed_ranges(*old, *lane.tree);
    } else {
      previous_ = nullptr;  // without two trees nobody knows what stayed
    }
  }

  void analyse_without_tree(TreeLane& lane) {
    if (!project_.configuration.secrets) return;
    if (!secrets::reads_without_tree(snapshot_)) {
      lane.notes.emplace_back("too large to parse: searched for credentials of known shape only");
      return;
    }
    if (previous_ != nullptr && previous_->tree) previous_ = nullptr;  // found by another way
    lane.secrets = family(lane, "secrets", &TreeLane::secrets, secrets::analyze_tree);
  }

  void analyse(TreeLane& lane) {
    const syntax::Tree* const tree = lane.tree ? &*lane.tree : nullptr;
    const Configuration& configuration = project_.configuration;
    if (configuration.secrets) {
      lane.secrets = family(lane, "secrets", &TreeLane::secrets, secrets::analyze_tree);
      if (tree != nullptr) {
        family(lane, "secrets", nullptr, [&](const AnalysisInput& input) {
          return remedies::analyze_references(input, project_.files.get());
        });
      }
      lane.trust = family(lane, "secrets", &TreeLane::trust, [&](const AnalysisInput& input) {
        trust::Policy policy{configuration.lifetimes};
        if (trust::asks_for_subjects(snapshot_)) {
          policy.subjects = project_.facts->subjects(*project_.files);
        }
        return trust::analyze(input, policy);
      });
    }
    if (configuration.patterns) {
      lane.patterns =
          family(lane, "patterns", &TreeLane::patterns, [&](const AnalysisInput& input) {
            return patterns::analyze(input, *project_.rules, project_.files.get(),
                                     project_.known_modules.get());
          });
    }
    if (tree != nullptr && extracts_imports()) {
      lane.imports = boundaries::extract_imports(snapshot_, *tree, stop_);
    }
    if (tree != nullptr) lane.waivers = waivers_in(*tree);
    lane.stopped = lane.stopped || stop_.stop_requested();
  }

  /// What looks like a waiver inside a string is none.
  std::vector<SuppressionComment> waivers_in(const syntax::Tree& tree) const {
    std::vector<SuppressionComment> waivers = find_suppression_comments(snapshot_);
    std::erase_if(waivers, [&](const SuppressionComment& waiver) {
      const syntax::Node node = tree.root().descendant({waiver.range.begin, waiver.range.begin});
      return !node || node.kind().find("comment") == std::string_view::npos;
    });
    return waivers;
  }

  std::shared_ptr<const AnalysisState> family(
      TreeLane& lane, std::string_view name, std::shared_ptr<const AnalysisState> TreeLane::* state,
      const std::function<AnalysisResult(const AnalysisInput&)>& analyze) {
    if (lane.stopped) return nullptr;
    std::optional<Previous> previous;
    if (state != nullptr && previous_ != nullptr) previous = history_.of(previous_->*state);
    const AnalysisInput input{snapshot_, lane.tree ? &*lane.tree : nullptr,
                              previous ? &*previous : nullptr, stop_};
    AnalysisResult result = guarded(name, [&] { return analyze(input); });
    lane.stopped = lane.stopped || result.stopped;
    std::move(result.findings.begin(), result.findings.end(), std::back_inserter(lane.findings));
    std::move(result.notes.begin(), result.notes.end(), std::back_inserter(lane.notes));
    return result.state;
  }

  const Snapshot& snapshot_;
  const Project& project_;
  const TreeLane* previous_;
  const StopToken& stop_;
  History history_;
};

/// Moves every range of a finding; false if the change touches one of them.
bool shift_all(Finding& finding, const TextChange& change) {
  const auto move = [&](ByteRange& range) {
    const auto moved = shift(range, change);
    if (moved) range = *moved;
    return moved.has_value();
  };
  bool kept = move(finding.range);
  for (ByteRange& range : finding.secret_ranges) kept = kept && move(range);
  for (RelatedPlace& place : finding.related) {
    if (place.path.empty()) kept = kept && move(place.range);
  }
  for (Fix& fix : finding.fixes) {
    for (TextEdit& edit : fix.edits) kept = kept && move(edit.range);
  }
  return kept;
}

}  // namespace

std::shared_ptr<const TextLane> run_text_lane(const Snapshot& snapshot, const Project& project,
                                              const TextLane* previous,
                                              const std::optional<TextChange>& change,
                                              const StopToken& stop) {
  auto lane = std::make_shared<TextLane>();
  if (!project.configuration.secrets || snapshot.text->size() > project.largest_text) return lane;
  std::optional<Previous> known;
  if (previous != nullptr && previous->secrets != nullptr) {
    known = Previous{previous->secrets, change, {}};
  }
  const AnalysisInput input{snapshot, nullptr, known ? &*known : nullptr, stop};
  AnalysisResult result = guarded("secrets", [&] { return secrets::analyze_text(input); });
  if (result.stopped) return nullptr;
  lane->findings = std::move(result.findings);
  lane->secrets = std::move(result.state);
  lane->notes = std::move(result.notes);
  return lane;
}

std::shared_ptr<const TreeLane> run_tree_lane(const Snapshot& snapshot, const Project& project,
                                              const TreeLane* previous,
                                              const std::optional<TextChange>& change,
                                              const StopToken& stop, const ParseOptions& options) {
  return TreeRun(snapshot, project, previous, change, stop).run(options);
}

std::shared_ptr<const TreeLane> shift_findings(const TreeLane& lane, const TextChange& change) {
  auto moved = std::make_shared<TreeLane>();
  for (Finding finding : lane.findings) {
    if (shift_all(finding, change)) moved->findings.push_back(std::move(finding));
  }
  return moved;
}

bool is_too_large_for_tree(const Snapshot& snapshot, const Project& project) {
  if (snapshot.text->size() > std::min(kLargestTextWithTree, project.configuration.max_file_size)) {
    return true;
  }
  if (snapshot.text->size() <= kLongestLineWithTree) return false;
  for (uint32_t line = 0; line < snapshot.lines->line_count(); ++line) {
    if (snapshot.lines->full(LineNumber{line}, snapshot.view()).length() > kLongestLineWithTree) {
      return true;
    }
  }
  return false;
}

}  // namespace plumbline::engine

// The units of a file with what is known of each. What an edit does not touch is carried over, and
// what no rule asks for is never read.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "analyzers/findings/analysis.h"
#include "analyzers/patterns/facts.h"
#include "analyzers/patterns/leaf_index.h"
#include "analyzers/patterns/text_matches.h"
#include "analyzers/patterns/unit_matcher.h"
#include "analyzers/patterns/view_pieces.h"
#include "analyzers/syntax/tree.h"

namespace plumbline::patterns {

/// What reading a unit gives.
struct UnitContent {
  PiecedView code;
  UnitFacts facts;
};

struct UnitState {
  ByteRange range;
  WordSet words;           // of Compiled::words; perhaps some that were there before
  bool has_facts = false;  // that others see: it imports, or assigns outside functions and classes
  std::shared_ptr<const UnitContent> content;  // null: no rule has asked for it yet
  std::shared_ptr<const UnitMatches> matches;  // null: not yet, or of other facts
};

class PatternState : public AnalysisState {
 public:
  std::vector<UnitState> units;
  uint64_t facts_hash = 0;
  const Compiled* compiled = nullptr;
  std::shared_ptr<const Selection> selection;
  WordSet shared_words;
  TextMatches::ByRegex text_matches;
};

/// The top-level declarations of a file in order, those of `previous` that nothing touched taken
/// from there.
class UnitCache {
 public:
  /// All outlive this; `previous` may be null.
  UnitCache(const AnalysisInput& input, const Compiled& compiled, const PatternState* previous);

  /// Lists the units; false if stopped.
  bool list();
  /// The words of all units.
  WordSet words() const;
  /// Reads what the selection concerns and what may hold facts for others; false if stopped.
  bool read(const std::shared_ptr<const Selection>& selection);

  const WordSet& shared_words() const { return shared_; }
  std::vector<UnitState> take() { return std::move(units_); }

 private:
  /// A declaration of before that holds the whole change.
  struct Edited {
    size_t old = 0;
    ByteRange range;  // where it would be now
  };

  void carry(size_t old);
  void add(syntax::Node node);
  void read_words(UnitState& unit, syntax::Node node) const;
  void renew_words(UnitState& unit, syntax::Node node, const UnitState& old) const;
  bool is_wanted(const UnitState& unit, const Selection& selection) const;
  std::shared_ptr<const UnitContent> content_of(const ByteRange& range, syntax::Node node) const;

  const AnalysisInput& input_;
  const Compiled& compiled_;
  const PatternState* previous_;
  std::optional<OldViews> old_views_;
  std::vector<std::optional<ByteRange>> kept_;  // by old unit: where it is now
  std::optional<Edited> edited_;
  size_t next_old_ = 0;  // the next one that may be met again
  WordSet shared_;       // of units that hold facts for others
  std::vector<UnitState> units_;
  std::vector<syntax::Node> nodes_;  // by unit; null: carried over
};

}  // namespace plumbline::patterns

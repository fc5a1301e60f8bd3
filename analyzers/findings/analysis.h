// The one shape of every incremental analyzer: (snapshot, tree, what was known before) → (findings,
// what is known now).
//
// An analyzer is a pure function. Handing it the state it returned for an earlier text, with what
// changed since, must give exactly the findings that it gives without; tests/support/random_edits.h
// checks this with random edits for every analyzer.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/findings/finding.h"
#include "analyzers/source/snapshot.h"
#include "analyzers/source/stop_token.h"
#include "analyzers/source/text_change.h"

namespace plumbline::syntax {
class Tree;
}

namespace plumbline {

/// What an analyzer keeps of a text between two analyses. Derived classes are private to their
/// family and immutable once handed out.
class AnalysisState {
 public:
  virtual ~AnalysisState() = default;
};

/// What changed since the text that `state` belongs to.
struct Previous {
  std::shared_ptr<const AnalysisState> state;
  /// All edits since then as one replacement. Nothing: the text is the same.
  std::optional<TextChange> change;
  /// Where the tree's shape differs, in offsets of the new text, sorted; see
  /// syntax::changed_ranges. Empty for an analyzer that reads no tree.
  std::vector<ByteRange> changed_ranges;
};

struct AnalysisInput {
  const Snapshot& snapshot;
  const syntax::Tree* tree = nullptr;  // null: the language has no grammar, or the text lane
  const Previous* previous = nullptr;  // null: analyse everything
  StopToken stop;
};

struct AnalysisResult {
  std::vector<Finding> findings;               // sorted by `before`
  std::shared_ptr<const AnalysisState> state;  // for the next analysis; may be null
  /// What the user should know of the analysis itself: "step budget spent in `f`, line 12". Never a
  /// secret.
  std::vector<std::string> notes;
  /// True if the stop token ended it: the findings are not to be published.
  bool stopped = false;
};

}  // namespace plumbline

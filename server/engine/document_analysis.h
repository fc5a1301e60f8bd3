// The two lanes of a document: text lane (secrets, no tree) and tree lane (everything), each
// incremental.
//
// Pure: the state that goes in comes back renewed, nothing is kept elsewhere. `plumbline scan` and
// the editor call exactly these functions; scan with no previous state.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/findings/analysis.h"
#include "analyzers/findings/suppression_comment.h"
#include "analyzers/syntax/tree.h"
#include "server/engine/project.h"

namespace plumbline::boundaries {
struct FileImports;
}

namespace plumbline::engine {

/// What one lane leaves for its next run. Immutable; shared between threads.
struct TextLane {
  std::vector<Finding> findings;
  std::shared_ptr<const AnalysisState> secrets;
  std::vector<std::string> notes;  // as TreeLane's
};

struct TreeLane {
  std::optional<syntax::Tree> tree;
  std::vector<Finding> findings;  // patterns, secrets that need a tree
  std::shared_ptr<const boundaries::FileImports>
      imports;  // null where the language has no resolver
  std::shared_ptr<const AnalysisState> secrets;
  std::shared_ptr<const AnalysisState> patterns;
  std::shared_ptr<const AnalysisState> trust;
  /// Our suppression comments, as the tree knows them; nothing without a tree.
  std::optional<std::vector<SuppressionComment>> waivers;
  /// A family that failed or ran out of budget: one sentence each, for window/showMessage and
  /// notifications.
  std::vector<std::string> notes;
  bool stopped = false;  // the result is not to be used
};

/// Secrets on the text alone: at most milliseconds, safe to call for every edit. Null if stopped.
std::shared_ptr<const TextLane> run_text_lane(const Snapshot& snapshot, const Project& project,
                                              const TextLane* previous,
                                              const std::optional<TextChange>& change,
                                              const StopToken& stop);

/// How the tree lane parses. An unbalanced bracket can make an incremental parse cost ten full
/// ones, so it gets a deadline, after which it starts again from nothing.
struct ParseOptions {
  bool fresh = false;              // from nothing at once
  StopToken incremental_deadline;  // never: the default
  bool only_if_read = false;       // leave out a tree that no family in force would look at
};

/// Parses (incrementally when `previous` has a tree) and runs the tree families. A family that
/// throws loses its own findings of this version and leaves a note.
std::shared_ptr<const TreeLane> run_tree_lane(const Snapshot& snapshot, const Project& project,
                                              const TreeLane* previous,
                                              const std::optional<TextChange>& change,
                                              const StopToken& stop,
                                              const ParseOptions& options = {});

/// The lane's findings moved to where they are after `change`, those that the change touches left
/// out: what can be shown while the tree lane is still at work. Only findings() of the result mean
/// anything.
std::shared_ptr<const TreeLane> shift_findings(const TreeLane& lane, const TextChange& change);

/// Both lanes and the boundary findings of this file, merged into what the user sees: nothing twice
/// (the most specific secret rule wins), severities as configured, test folders lowered,
/// suppressions applied, fingerprints set, sorted. Suppressed findings stay in, marked. `tree` may
/// be null.
std::vector<Finding> merge_findings(const Snapshot& snapshot, const Project& project,
                                    const TextLane* text, const TreeLane* tree,
                                    const std::vector<Finding>& boundary_findings);

/// Only the linear secret scan runs above these: see limits.h.
bool is_too_large_for_tree(const Snapshot& snapshot, const Project& project);

}  // namespace plumbline::engine

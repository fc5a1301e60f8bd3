// Comments that silence a finding: ours, and those of the tools people come from
// (foreign_suppression.h).
//
// Ours names rules and gives a reason, on the finding's line or alone on the line above, after the
// comment sign of the language; several such lines may be stacked:
//
//   `plumbline:`, then `allow(RULE, RULE…) because REASON`, then perhaps `until 2027-01-31`
//
// RULE is an id with or without its family ("secrets/…"). One without a reason works, but is itself
// a finding
// ("suppression-without-reason"); so is one past its date, which no longer works
// ("expired-suppression"), and one that silences nothing ("unused-suppression").
#pragma once

#include <optional>
#include <vector>

#include "analyzers/findings/finding.h"
#include "analyzers/findings/suppression_comment.h"
#include "analyzers/source/snapshot.h"

namespace plumbline {

struct SuppressionScope {
  /// The families whose findings are in the list: others' waivers are not called unused.
  std::vector<Family> ran;
  /// Those that a tree knows for comments. Nothing when nobody knows, and then any text that looks
  /// like one works, but is not judged.
  std::optional<std::vector<SuppressionComment>> comments;
};

/// Marks what comments silence (`suppressed_because`) and appends the findings about the comments.
/// Keeps the order of `before`.
void apply_suppressions(std::vector<Finding>& findings, const Snapshot& snapshot,
                        const SuppressionScope& scope);

}  // namespace plumbline

// The edit behind "Allow with a reason": our suppression comment, alone on the line above the
// finding.
#pragma once

#include <optional>

#include "analyzers/findings/finding.h"
#include "analyzers/source/snapshot.h"
#include "analyzers/syntax/tree.h"

namespace plumbline::server {

struct AllowComment {
  TextEdit edit;
  bool snippet = false;  // the reason is a tab stop
};

/// Nothing where the language has no comments, or where a line above the finding would not be one
/// (inside a string). `tree` may be null for a language without a grammar.
std::optional<AllowComment> allow_comment(const Snapshot& snapshot, const syntax::Tree* tree,
                                          const Finding& finding, bool snippets);

}  // namespace plumbline::server

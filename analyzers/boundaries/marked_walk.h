// Walks only the parts of a syntax tree that hold one of a few words, so that finding the imports
// of a long file costs a text search and not a visit to every node.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "analyzers/source/stop_token.h"
#include "analyzers/syntax/node.h"

namespace plumbline::boundaries {

/// Offsets at which one of the words begins, sorted.
std::vector<uint32_t> marks_of(std::string_view text, std::span<const std::string_view> words);

/// Whether any of the words occurs.
bool has_any(std::string_view text, std::span<const std::string_view> words);

/// Calls `visit(node)` in document order for each node that holds a mark; `visit` says whether to
/// go on below it. False if stopped.
template <typename Visit>
bool walk_marked(syntax::Node root, const std::vector<uint32_t>& marks, const StopToken& stop,
                 Visit visit) {
  constexpr uint32_t kStepsBetweenChecks = 4096;
  syntax::Cursor cursor(root);
  uint32_t steps = 0;
  for (bool more = !marks.empty(); more;) {
    if (++steps % kStepsBetweenChecks == 0 && stop.stop_requested()) return false;
    const syntax::Node node = cursor.node();
    const auto mark = std::lower_bound(marks.begin(), marks.end(), node.begin());
    const bool marked = mark != marks.end() && *mark < node.end();
    more = marked && visit(node) ? cursor.next() : cursor.skip();
  }
  return true;
}

}  // namespace plumbline::boundaries

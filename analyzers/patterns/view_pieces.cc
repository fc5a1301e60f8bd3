// Where a node of the new tree stood in the old text, and what it had become there.
//
// A range is mapped back through the edit by its distance: in front of the edit it is the same,
// behind it it moves, and what touches the edit or a changed range of the tree has no counterpart.
// The counterpart lies in one of the old units; pieces are in order of their beginnings, so it is
// found by two binary searches.
//
// The same bytes are not enough. Nodes that wrap each other share a range, and the view of a node
// depends on its symbol, its role and its depth (where the limit on depth would cut it), so all
// three must agree. Touching counts as changed: a token at the edge may have grown.
#include "analyzers/patterns/view_pieces.h"

#include <algorithm>

namespace plumbline::patterns {

bool touches_any(const ByteRange& range, const std::vector<ByteRange>& sorted) {
  const auto after = std::lower_bound(
      sorted.begin(), sorted.end(), range.begin,
      [](const ByteRange& one, const ByteOffset& begin) { return one.end < begin; });
  return after != sorted.end() && after->touches(range);
}

std::optional<ByteRange> OldViews::before(const ByteRange& now) const {
  if (touches_any(now, changed_)) return std::nullopt;
  if (!change_ || now.end < change_->begin) return now;
  if (now.begin <= change_->new_end) return std::nullopt;
  const uint32_t shift = change_->old_end.value - change_->new_end.value;  // wraps, and back again
  return byte_range(now.begin.value + shift, now.end.value + shift);
}

std::optional<OldViews::Known> OldViews::find(const ByteRange& now, const Piece& like) const {
  const std::optional<ByteRange> range = before(now);
  if (!range) return std::nullopt;
  const auto behind = std::upper_bound(
      units_.begin(), units_.end(), range->begin,
      [](const ByteOffset& begin, const OldUnit& unit) { return begin < unit.range.begin; });
  if (behind == units_.begin() || !std::prev(behind)->range.contains(*range)) return std::nullopt;
  const OldUnit& unit = *std::prev(behind);
  const std::vector<Piece>& pieces = unit.view->pieces;
  const uint32_t begin = range->begin.value - unit.range.begin.value;
  auto piece = std::lower_bound(pieces.begin(), pieces.end(), begin,
                                [](const Piece& one, uint32_t at) { return one.begin < at; });
  for (; piece != pieces.end() && piece->begin == begin; ++piece) {
    if (piece->end - piece->begin == now.length() && piece->symbol == like.symbol &&
        piece->role == like.role && piece->depth == like.depth) {
      return Known{unit.view, static_cast<uint32_t>(piece - pieces.begin())};
    }
  }
  return std::nullopt;
}

}  // namespace plumbline::patterns

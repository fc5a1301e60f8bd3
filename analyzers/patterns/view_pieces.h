// Parts of a view that can be taken over into the view of the next version.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analyzers/patterns/view.h"
#include "analyzers/source/text_change.h"

namespace plumbline::patterns {

/// What one node of the syntax tree became: the view's nodes [first, last). Its view depends on
/// what is recorded here and on the text of its range, on nothing around it.
struct Piece {
  uint32_t begin = 0;  // of the syntax node, from the start of the unit
  uint32_t end = 0;
  uint32_t first = 0;
  uint32_t last = 0;
  uint32_t next = 0;  // the first piece that is not inside this one
  uint16_t symbol = 0;
  uint16_t depth = 0;
  Role role = Role::none;
};

/// Shorter nodes are read again: looking them up costs as much.
constexpr uint32_t kLeastPiece = 48;

/// A view with its pieces, in the order in which they were started.
struct PiecedView {
  View view;
  std::vector<Piece> pieces;
};

/// The views of the version before, asked by ranges of the new text.
class OldViews {
 public:
  struct Known {
    const PiecedView* from = nullptr;
    uint32_t piece = 0;
  };

  /// `changed`: where the trees differ, in offsets of the new text, sorted. Outlives this.
  OldViews(const std::optional<TextChange>& change, const std::vector<ByteRange>& changed)
      : change_(change), changed_(changed) {}

  /// In order of place; the view outlives this.
  void add(const ByteRange& range, const PiecedView& view) { units_.push_back({range, &view}); }

  /// The piece that a node of the new tree was before, if nothing in it or at its edges changed.
  std::optional<Known> find(const ByteRange& now, const Piece& like) const;

 private:
  struct OldUnit {
    ByteRange range;
    const PiecedView* view;
  };
  std::optional<ByteRange> before(const ByteRange& now) const;

  const std::optional<TextChange>& change_;
  const std::vector<ByteRange>& changed_;
  std::vector<OldUnit> units_;
};

/// Whether a range shares a byte with one of the sorted ranges, or touches it.
bool touches_any(const ByteRange& range, const std::vector<ByteRange>& sorted);

}  // namespace plumbline::patterns

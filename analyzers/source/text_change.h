// One replacement in a text: the bytes [begin, old_end) gave way to [begin, new_end).
#pragma once

#include <optional>

#include "analyzers/source/offsets.h"

namespace plumbline {

struct TextChange {
  ByteOffset begin;
  ByteOffset old_end;
  ByteOffset new_end;

  int64_t delta() const {
    return static_cast<int64_t>(new_end.value) - static_cast<int64_t>(old_end.value);
  }
  ByteRange new_range() const { return {begin, new_end}; }
  friend bool operator==(const TextChange&, const TextChange&) = default;
};

/// The smallest single replacement that covers `first` and then `second` (whose offsets refer to
/// the text after `first`). Associative, so a run of edits folds from the left.
TextChange compose(const TextChange& first, const TextChange& second);

/// Where a range of the old text lies in the new one; nothing if the change touches it. A change
/// that ends exactly where the range begins, or begins where it ends, touches it.
std::optional<ByteRange> shift(const ByteRange& range, const TextChange& change);

}  // namespace plumbline

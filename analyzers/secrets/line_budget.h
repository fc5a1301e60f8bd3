// How many places of one line are looked at: a minified or hostile line can hold millions of
// literals, and each may cost a look at the kilobytes around it. Counted per line, so that the
// lines of a document do not depend on each other.
#pragma once

#include <cstdint>

#include "analyzers/source/snapshot.h"

namespace plumbline::secrets {

/// For hits in ascending order of lines.
class LineBudget {
 public:
  explicit LineBudget(const Snapshot& snapshot) : snapshot_(snapshot) {}

  /// False: the line of `begin` has had its share.
  bool spend(uint32_t begin) {
    if (begin >= line_end_) {
      const LineNumber line = snapshot_.lines->line_of(ByteOffset{begin});
      line_end_ = snapshot_.lines->full(line, snapshot_.view()).end.value;
      spent_ = 0;
    }
    return ++spent_ <= kMost;
  }

 private:
  static constexpr uint32_t kMost = 20'000;

  const Snapshot& snapshot_;
  uint32_t line_end_ = 0;
  uint32_t spent_ = 0;
};

}  // namespace plumbline::secrets

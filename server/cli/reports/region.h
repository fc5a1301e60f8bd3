// Where a range lies, as reports write it.
#pragma once

#include <cstdint>

#include "analyzers/source/snapshot.h"

namespace plumbline::cli {

/// Lines and columns from 1; columns in UTF-16 code units; the end is exclusive.
struct Region {
  uint32_t line = 1;
  uint32_t column = 1;
  uint32_t end_line = 1;
  uint32_t end_column = 1;
};

/// A range beyond the text is clamped to it.
Region region_of(const Snapshot& snapshot, const ByteRange& range);

}  // namespace plumbline::cli

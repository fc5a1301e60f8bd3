// What opening one archive may cost, with the reason for each value. Time follows from them: every
// loop over an archive spends bytes or entries.
#pragma once

#include <cstdint>

namespace plumbline::archive {

struct Limits {
  /// A jar in a war in a zip in a tar: real nesting ends there, an archive that holds itself does
  /// not.
  uint32_t depth = 4;

  /// Of the file on disk and of all archives in it.
  uint32_t entries = 100'000;

  /// Of one text, and of an archive within an archive, as both are held in memory: as much as is
  /// ever analysed.
  uint64_t entry_bytes = 64ull * 1024 * 1024;

  /// Unpacked bytes for each byte on disk. Texts and logs reach some dozens, a bomb a thousand.
  uint64_t ratio = 200;

  /// So many are unpacked of a small archive whatever its ratio, and never more of a large one.
  uint64_t least_bytes = 64ull * 1024 * 1024;
  uint64_t most_bytes = 4ull * 1024 * 1024 * 1024;
};

}  // namespace plumbline::archive

// Every limit of the engine, with the reason for its value.
#pragma once

#include <cstddef>
#include <cstdint>

namespace plumbline::engine {

/// Above this, only the linear secret scan runs: a tree costs 11 to 41 bytes per source byte and
/// 100 ms per MiB.
inline constexpr uint32_t kLargestTextWithTree = 5 * 1024 * 1024;

/// A line of this length is machine output; a tree over it is as costly and says nothing to a
/// reader.
inline constexpr uint32_t kLongestLineWithTree = 1024 * 1024;

/// Above this nothing is analysed but for one informational finding. An editor keeps several
/// versions of a text; a scan holds one at a time, and a key in a dump of a gigabyte is a key.
/// Offsets stay far from 32 bits.
inline constexpr uint32_t kLargestText = 64 * 1024 * 1024;
inline constexpr uint32_t kLargestScannedText = 1024 * 1024 * 1024;

/// Whose client is looked at in one file: each look walks the tree around it, and a file with more
/// is no code but a list.
inline constexpr size_t kMostSecretsAskedAbout = 200;

/// Where else a credential stands is looked for in this much of a project, at a few hundred MiB per
/// second.
inline constexpr size_t kMostFilesSearched = 50'000;
inline constexpr uint64_t kMostBytesSearched = 512ULL * 1024 * 1024;

/// More files than this hold no credential of one project, but a word.
inline constexpr size_t kMostFilesWithCredential = 50;

}  // namespace plumbline::engine

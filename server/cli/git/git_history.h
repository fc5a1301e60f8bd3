// Every text that a git repository has ever held, each once.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzers/source/result.h"
#include "server/cli/scan_input.h"

namespace plumbline::cli {

/// A text at the path where it first appeared. The numbers are places in History::commits.
struct HistoryBlob {
  std::string object;
  std::string path;    // relative to the root
  uint32_t first = 0;  // the oldest commit that brought it
  uint32_t last = 0;   // the newest one that did
};

/// Takes memory by the number of texts and commits, whatever their sizes.
struct History {
  std::vector<Commit> commits;     // those that brought a text; the newest comes first
  std::vector<HistoryBlob> blobs;  // by path, then the oldest first
  std::vector<Notice> notices;     // submodules, and where a shallow clone ends
};

/// `range` as git understands it (`v1..HEAD`, a branch); empty: all that any branch, tag or stash
/// reaches. Bare repositories and second work trees are read too. An interrupt ends it early.
Result<History> read_history(const std::string& root, const std::string& range);

}  // namespace plumbline::cli

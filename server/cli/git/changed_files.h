// The files of a git work tree that differ from an earlier commit.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analyzers/source/result.h"
#include "server/cli/scan_input.h"

namespace plumbline::cli {

struct ChangedFiles {
  /// By path as it is now, relative to the root: the object that held its text then; empty for a
  /// file that was not there.
  std::map<std::string, std::string, std::less<>> before;
  std::vector<Notice> notices;
};

/// What the work tree has changed since its history and `base` parted: saved, staged and committed
/// changes, and new files that no ignore file leaves out. Renamed files keep their text of then.
Result<ChangedFiles> files_changed_since(const std::string& root, const std::string& base);

}  // namespace plumbline::cli

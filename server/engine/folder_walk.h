// Which files of a folder are read: everything but what ignore files leave out, `.git`, symbolic
// links and what is no regular file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/source/stop_token.h"

namespace plumbline::engine {

struct WalkOptions {
  bool use_ignore_files = true;  // .gitignore at every level, .git/info/exclude, .plumblineignore
  bool hidden = true;            // names that start with a dot: that is where secrets live
};

struct WalkResult {
  std::vector<std::string> files;       // relative to the root, sorted
  std::vector<std::string> unreadable;  // folders that could not be listed, sorted
};

/// Walks `root`/`start` (`start` empty: all of the root). Ignore files between the top of the git
/// work tree (or the root) and `start` are in force too; that `start` itself is ignored does not
/// matter. Links are not followed, so there are no loops and nothing is read twice.
WalkResult walk_folder(const std::string& root, std::string_view start,
                       const WalkOptions& options = {}, const StopToken& stop = {});

}  // namespace plumbline::engine

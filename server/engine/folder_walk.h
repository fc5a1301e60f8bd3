// Which files of a folder are read: everything but what ignore files leave out, `.git`, symbolic
// links and what is no regular file.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/source/stop_token.h"
#include "server/engine/ignore_rules.h"

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

/// Which paths `.plumblineignore` leaves out, for files that no walk found: those that git names.
/// Not thread-safe.
class LeftOutPaths {
 public:
  explicit LeftOutPaths(std::string root) : root_(std::move(root)) {}

  /// `path` is relative to the root; a file in a folder that is left out is left out too.
  bool contains(std::string_view path) const;

 private:
  const IgnoreRules& rules_of(std::string_view folder) const;

  const std::string root_;
  mutable std::map<std::string, IgnoreRules, std::less<>> rules_;  // by folder, "" for the root
};

}  // namespace plumbline::engine

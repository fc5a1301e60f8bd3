// Making and renewing `.plumbline/baseline.json`: the scan behind it, and the file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzers/findings/baseline.h"
#include "analyzers/source/result.h"

namespace plumbline::cli {

/// A project whose findings are to be accepted.
struct BaselineProject {
  std::string root;
  std::string file;  // absolute
  Date today;
};

/// `root` and `file` as the user gave them; empty: the default.
Result<BaselineProject> find_baseline_project(const std::string& root, const std::string& file);

/// Makes the salt that keys this repository's hashes, unless there is one.
Result<bool> ensure_salt(const BaselineProject& project);

/// What a scan of the whole project finds that counts, whatever the baseline says: entries without
/// who and why. Nothing if it was interrupted.
Result<std::vector<BaselineEntry>> find_acceptable(const BaselineProject& project);

/// The file as it is; nothing if there is none.
std::optional<LoadedBaseline> read_baseline_file(const BaselineProject& project);

/// One entry a line, sorted by place, so that a change is one line in a review. Replaces the file
/// as a whole or not at all.
Result<bool> write_baseline_file(const BaselineProject& project,
                                 std::vector<BaselineEntry> entries);

}  // namespace plumbline::cli

// Making and renewing `.plumbline/baseline.json`: the scan behind it, and the file.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/findings/baseline.h"
#include "analyzers/source/result.h"

namespace plumbline::cli {

/// A project whose findings are to be accepted.
struct BaselineProject {
  std::string root;
  std::string file;  // absolute
  Date today;
  bool archives = false;  // what lies in archives is accepted too
};

/// `root` and `file` as the user gave them; empty: the default.
Result<BaselineProject> find_baseline_project(const std::string& root, const std::string& file);

/// Makes the salt that keys this repository's hashes, unless there is one.
Result<bool> ensure_salt(const BaselineProject& project);

/// A finding as other tools name one. The texts live as long as the call that hands them over.
struct FoundPlace {
  std::string_view path;
  uint32_t line = 1;
  std::string_view line_text;
  std::string_view secret;  // empty if the finding is about none
};

/// Takes a finding and the entry that would accept it, without who and why.
using AcceptableSink = std::function<void(const FoundPlace& place, BaselineEntry entry)>;

/// Scans the whole project and hands over what counts, whatever the baseline says. An error if it
/// was interrupted.
Result<bool> find_acceptable(const BaselineProject& project, const AcceptableSink& sink);
Result<std::vector<BaselineEntry>> find_acceptable(const BaselineProject& project);

/// The file as it is; nothing if there is none.
std::optional<LoadedBaseline> read_baseline_file(const BaselineProject& project);

/// One entry a line, sorted by place, so that a change is one line in a review. Replaces the file
/// as a whole or not at all.
Result<bool> write_baseline_file(const BaselineProject& project,
                                 std::vector<BaselineEntry> entries);

}  // namespace plumbline::cli

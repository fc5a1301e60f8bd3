// What all files of a project together say, for the analysis of one of them.
//
// Computed when it is first asked for, since most projects never ask, and kept until a file that
// counts has changed.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/source/project_files.h"

namespace plumbline::engine {

/// Safe on every thread.
class ProjectFacts {
 public:
  /// platforms_of(files); `files` must be the same at each call.
  std::vector<std::string> platforms(const ProjectFiles& files);

  /// subjects_of(files); likewise.
  std::vector<std::string> subjects(const ProjectFiles& files);

  /// Forgets what the files may have changed. True: something that findings depend on, if it was
  /// ever asked.
  bool files_changed(const std::vector<std::string>& paths);

 private:
  std::mutex mutex_;
  // Nothing: not asked yet.
  std::optional<std::vector<std::string>> platforms_;
  std::optional<std::vector<std::string>> subjects_;
};

}  // namespace plumbline::engine

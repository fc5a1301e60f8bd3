// The paths of a project, for questions that resolvers ask by the thousand, and the arithmetic on
// such paths.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/source/path.h"

namespace plumbline::boundaries {

/// `relative` seen from `folder`, with `.` and `..` worked out; nothing if it leaves the project.
std::optional<std::string> join(std::string_view folder, std::string_view relative);
/// The path without its last ending; of `.d.ts` both go.
std::string_view without_ending(std::string_view path);

/// Paths as in ProjectFiles. Folders are those that hold a file.
class PathTable {
 public:
  /// False if it was there already.
  bool add(const std::string& path);
  bool remove(std::string_view path);

  bool is_file(std::string_view path) const { return files_.contains(path); }
  bool is_folder(std::string_view path) const { return path.empty() || folders_.contains(path); }
  /// A folder that holds, at any depth, a Python file.
  bool holds_python(std::string_view folder) const;
  const std::set<std::string, std::less<>>& files() const { return files_; }
  /// Files directly inside.
  std::vector<std::string> files_in(std::string_view folder) const;
  /// The nearest file of that name in `folder` or above it; empty if there is none.
  std::string nearest_above(std::string_view folder, std::string_view name) const;

 private:
  struct Count {
    uint32_t files = 0;
    uint32_t python = 0;
  };

  void count(std::string_view path, bool more);

  std::set<std::string, std::less<>> files_;
  std::map<std::string, Count, std::less<>> folders_;
};

}  // namespace plumbline::boundaries

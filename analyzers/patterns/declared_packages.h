// What the manifests of a project declare: the packages that its code may import.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/source/project_files.h"

namespace plumbline::patterns {

/// The folders from the file's own up to the root, which is "" and last.
std::vector<std::string> folders_above(std::string_view path);

/// The text of every manifest that speaks for a file. No manifest, no judgement.
class DeclaredPackages {
 public:
  /// `names` are file names, looked up in every folder above `path`.
  DeclaredPackages(const ProjectFiles& files, std::string_view path,
                   const std::vector<std::string_view>& names);

  bool has_manifest() const { return !text_.empty(); }

  /// True if the name stands in a manifest as a word of its own; case, `-`, `_` and `.` are all
  /// alike. A manifest is read as text, so every form of it counts: extras, groups, lock files.
  bool declares(std::string_view package) const;

 private:
  std::string text_;  // folded
};

}  // namespace plumbline::patterns

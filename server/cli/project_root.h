// Paths as the user types them, and the project that they belong to.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::cli {

/// Absolute, without `.`, `..`, links and a trailing slash; what does not exist is kept as written.
std::string absolute_path(const std::string& path);

/// The folder that the program was started in, as absolute_path gives it.
std::string working_folder();

bool is_existing_folder(const std::string& path);
bool exists(const std::string& path);

/// The nearest folder above (or at) the absolute `paths` that holds `.plumbline`, else the nearest
/// with `.git`, else the folder that the paths have in common.
std::string find_root(const std::vector<std::string>& paths);

/// Relative to `root`, empty for the root itself; nothing for a path outside.
std::optional<std::string> path_below(std::string_view root, const std::string& path);

/// How a file of the project is named to a person in `folder`: relative where that helps.
std::string shown_path(const std::string& root, const std::string& folder, const std::string& path);

}  // namespace plumbline::cli

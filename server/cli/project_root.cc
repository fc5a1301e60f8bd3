#include "server/cli/project_root.h"

#include <filesystem>
#include <system_error>

namespace plumbline::cli {
namespace {

namespace fs = std::filesystem;

/// The nearest folder from `start` upwards that holds `name`; empty if none does.
fs::path nearest_with(const fs::path& start, const char* name) {
  std::error_code error;
  for (fs::path folder = start;; folder = folder.parent_path()) {
    if (fs::exists(folder / name, error)) return folder;
    if (!folder.has_relative_path()) return {};
  }
}

fs::path common_folder(const std::vector<std::string>& paths) {
  fs::path common;
  for (const std::string& path : paths) {
    fs::path folder = path;
    if (!is_existing_folder(path)) folder = folder.parent_path();
    if (common.empty()) common = folder;
    while (!path_below(common.string(), folder.string())) common = common.parent_path();
  }
  return common;
}

}  // namespace

std::string absolute_path(const std::string& path) {
  std::error_code error;
  fs::path absolute = fs::weakly_canonical(fs::absolute(path, error), error);
  if (error) absolute = fs::absolute(path, error).lexically_normal();
  std::string text = absolute.string();
  while (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text;
}

std::string working_folder() {
  return absolute_path(".");
}

bool is_existing_folder(const std::string& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

bool exists(const std::string& path) {
  std::error_code error;
  return fs::exists(fs::symlink_status(path, error));
}

std::string find_root(const std::vector<std::string>& paths) {
  const fs::path common = common_folder(paths);
  for (const char* const sign : {".plumbline", ".git"}) {
    const fs::path found = nearest_with(common, sign);
    if (!found.empty()) return found.string();
  }
  return common.string();
}

std::optional<std::string> path_below(std::string_view root, const std::string& path) {
  if (path == root) return "";
  const std::string prefix = root.ends_with('/') ? std::string(root) : std::string(root) + "/";
  if (!path.starts_with(prefix)) return std::nullopt;
  return path.substr(prefix.size());
}

std::string shown_path(const std::string& root, const std::string& folder,
                       const std::string& path) {
  const fs::path file = fs::path(root) / path;
  if (const auto below = path_below(folder, file.string())) return *below;
  if (path_below(root, folder)) return file.lexically_relative(folder).string();
  return file.string();
}

}  // namespace plumbline::cli

#include "analyzers/boundaries/path_table.h"

#include <algorithm>

namespace plumbline::boundaries {
namespace {

bool is_python(std::string_view path) {
  return path.ends_with(".py") || path.ends_with(".pyi");
}

}  // namespace

std::optional<std::string> join(std::string_view folder, std::string_view relative) {
  std::string path(folder);
  for (size_t at = 0; at <= relative.size();) {
    const size_t slash = std::min(relative.find('/', at), relative.size());
    const std::string_view segment = relative.substr(at, slash - at);
    at = slash + 1;
    if (segment.empty() || segment == ".") continue;
    if (segment == "..") {
      if (path.empty()) return std::nullopt;
      path.resize(folder_of(path).size());
      continue;
    }
    if (!path.empty()) path += '/';
    path += segment;
  }
  return path;
}

std::string_view without_ending(std::string_view path) {
  if (path.ends_with(".d.ts")) return path.substr(0, path.size() - 5);
  const std::string_view name = file_name(path);
  const size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return path;
  return path.substr(0, path.size() - (name.size() - dot));
}

bool PathTable::add(const std::string& path) {
  if (!files_.insert(path).second) return false;
  count(path, true);
  return true;
}

bool PathTable::remove(std::string_view path) {
  const auto found = files_.find(path);
  if (found == files_.end()) return false;
  files_.erase(found);
  count(path, false);
  return true;
}

void PathTable::count(std::string_view path, bool more) {
  const uint32_t python = is_python(path) ? 1 : 0;
  for (std::string_view folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) {
    Count& counted = folders_[std::string(folder)];
    if (more) {
      counted.files += 1;
      counted.python += python;
    } else {
      counted.files -= 1;
      counted.python -= python;
      if (counted.files == 0) folders_.erase(folders_.find(folder));
    }
  }
}

bool PathTable::holds_python(std::string_view folder) const {
  const auto found = folders_.find(folder);
  return found != folders_.end() && found->second.python > 0;
}

std::vector<std::string> PathTable::files_in(std::string_view folder) const {
  std::vector<std::string> inside;
  const std::string prefix = folder.empty() ? std::string() : std::string(folder) + "/";
  for (auto it = files_.lower_bound(prefix); it != files_.end() && it->starts_with(prefix); ++it) {
    if (it->find('/', prefix.size()) == std::string::npos) inside.push_back(*it);
  }
  return inside;
}

std::string PathTable::nearest_above(std::string_view folder, std::string_view name) const {
  while (true) {
    std::string candidate =
        folder.empty() ? std::string(name) : std::string(folder) + "/" + std::string(name);
    if (is_file(candidate)) return candidate;
    if (folder.empty()) return {};
    folder = folder_of(folder);
  }
}

}  // namespace plumbline::boundaries

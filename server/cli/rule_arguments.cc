#include "server/cli/rule_arguments.h"

#include <string_view>

#include "server/cli/project_root.h"
#include "server/engine/folder_walk.h"

namespace plumbline::cli {
namespace {

bool is_yaml(std::string_view path) {
  return path.ends_with(".yaml") || path.ends_with(".yml");
}

std::string seen_from(const std::string& root, const std::string& path) {
  const auto below = path_below(root, path);
  return below ? *below : path;
}

}  // namespace

Result<std::vector<std::string>> find_rule_files(const std::vector<std::string>& arguments,
                                                 const std::string& root) {
  std::vector<std::string> files;
  for (const std::string& argument : arguments) {
    const std::string path = absolute_path(argument);
    if (!exists(path)) return Error{"there is no rule file or folder " + argument};
    if (!is_existing_folder(path)) {
      files.push_back(seen_from(root, path));
      continue;
    }
    const engine::WalkOptions everything{.use_ignore_files = false, .hidden = true};
    for (const std::string& file : engine::walk_folder(path, "", everything).files) {
      if (is_yaml(file)) files.push_back(seen_from(root, path + "/" + file));
    }
  }
  return files;
}

}  // namespace plumbline::cli

#include "analyzers/remedies/ignore_entry.h"

#include <string>

#include "analyzers/configuration/glob.h"
#include "analyzers/remedies/edit_script.h"
#include "analyzers/source/path.h"

namespace plumbline::remedies {
namespace {

bool is_example(std::string_view name) {
  for (const std::string_view ending : {".example", ".sample", ".template", ".dist", ".defaults"}) {
    if (name.ends_with(ending)) return true;
  }
  return false;
}

/// Whether a pattern of the file matches the path below its folder. Patterns that take something
/// back are not read: a file that one of them names is ignored twice at worst.
bool ignores(std::string_view text, std::string_view below) {
  for (uint32_t at = 0; at < text.size(); at = line_end(text, at)) {
    std::string_view line = text.substr(at, line_end(text, at) - at);
    while (!line.empty() && is_blank(line.substr(line.size() - 1))) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#') || line.starts_with('!')) continue;
    const bool anchored = line.starts_with('/');
    if (anchored) line.remove_prefix(1);
    if (configuration::glob_matches(line, below)) return true;
    if (!anchored && configuration::glob_matches(line, file_name(below))) return true;
  }
  return false;
}

}  // namespace

std::optional<EditElsewhere> ignore_entry(const ProjectFiles& files, std::string_view path) {
  if (is_example(file_name(path))) return {};
  const std::string_view folder = folder_of(path);
  const std::string near = folder.empty() ? "" : std::string(folder) + "/.gitignore";
  const auto root = files.read(".gitignore");
  const auto beside = near.empty() ? std::nullopt : files.read(near);
  if (root && ignores(*root, path)) return {};
  if (beside && ignores(*beside, file_name(path))) return {};
  if (!root && !beside) return {};
  const std::string& text = beside ? *beside : *root;
  const std::string end(line_break(text));
  const auto at =
      byte_range(static_cast<uint32_t>(text.size()), static_cast<uint32_t>(text.size()));
  const std::string gap = text.empty() || text.ends_with('\n') ? "" : end;
  const std::string entry(beside ? file_name(path) : path);
  return EditElsewhere{beside ? near : ".gitignore", {at, gap + entry + end}};
}

}  // namespace plumbline::remedies

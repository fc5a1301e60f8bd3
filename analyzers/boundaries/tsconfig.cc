// Which tsconfig.json governs a file, and what it says of module names.
//
// The nearest one above the file does, unless it is a solution file that only lists projects: then
// the first project among its references whose `files` or `include` hold the file. `extends` is
// followed first and own settings are laid over it, paths of each relative to the file that wrote
// them, so that after loading nobody has to know where a value came from.
//
// What can go wrong: circles of extends. An empty configuration is entered under the path before
// its text is read, and a chain has a longest length besides. Bases in node_modules are looked for
// in the usual folders; one that is not installed is as good as none.
#include "analyzers/boundaries/tsconfig.h"

#include <algorithm>

#include "analyzers/boundaries/json_manifest.h"
#include "analyzers/configuration/glob.h"

namespace plumbline::boundaries {
namespace {

using configuration::YamlNode;

constexpr int kLongestChain = 16;  // extends of extends; also ends a circle

std::vector<std::string> texts_of(const YamlNode& list) {
  std::vector<std::string> texts;
  for (const YamlNode& item : list.items) texts.push_back(item.scalar);
  return texts;
}

std::optional<std::vector<std::string>> optional_texts(const YamlNode& map, std::string_view key) {
  const YamlNode* const list = map.find(key);
  if (list == nullptr || !list->is_sequence()) return std::nullopt;
  return texts_of(*list);
}

}  // namespace

void TsConfigs::forget() {
  by_file_.clear();
  configs_.clear();
}

std::optional<std::string> TsConfigs::extended_path(const std::string& name,
                                                    std::string_view folder) const {
  const auto existing = [&](const std::string& path) -> std::optional<std::string> {
    for (const char* const ending : {"", ".json", "/tsconfig.json"}) {
      if (input_.files.is_file(path + ending)) return path + ending;
    }
    return std::nullopt;
  };
  if (name.starts_with("./") || name.starts_with("../") || name == "..") {
    const auto path = join(folder, name);
    return path ? existing(*path) : std::nullopt;
  }
  for (std::string_view above = folder;; above = folder_of(above)) {
    const std::string prefix = above.empty() ? "" : std::string(above) + "/";
    if (auto found = existing(prefix + "node_modules/" + name)) return found;
    if (above.empty()) return std::nullopt;
  }
}

void TsConfigs::inherit(const YamlNode& extends, std::string_view folder, int depth,
                        TsConfig& config) {
  std::vector<std::string> names = texts_of(extends);
  if (extends.is_scalar()) names.push_back(extends.scalar);
  for (const std::string& name : names) {
    const auto path = extended_path(name, folder);
    if (!path || depth >= kLongestChain) continue;
    const TsConfig& base = load(*path, depth + 1);
    if (!base.aliases.empty()) config.aliases = base.aliases;
    if (base.base_url) config.base_url = base.base_url;
    if (base.files) config.files = base.files;
    if (base.include) config.include = base.include;
  }
}

void TsConfigs::read_options(const YamlNode& options, std::string_view folder,
                             TsConfig& config) const {
  if (const YamlNode* base = options.find("baseUrl"); base != nullptr) {
    config.base_url = join(folder, base->scalar);
  }
  const YamlNode* const paths = options.find("paths");
  if (paths == nullptr) return;
  config.aliases.clear();
  const std::string from = config.base_url.value_or(std::string(folder));
  for (const auto& entry : paths->entries) {
    TsConfig::Alias alias{entry.key.scalar, {}};
    for (const std::string& target : texts_of(entry.value)) {
      if (auto path = join(from, target)) alias.targets.push_back(std::move(*path));
    }
    config.aliases.push_back(std::move(alias));
  }
}

const TsConfig& TsConfigs::load(const std::string& path, int depth) {
  const auto known = configs_.find(path);
  if (known != configs_.end()) return known->second;
  TsConfig& config = configs_[path];  // also ends a circle of extends
  const auto text = input_.files.read(path);
  if (!text) return config;
  const YamlNode root = parse_manifest(*text);
  const std::string folder(folder_of(path));
  TsConfig read;
  if (const YamlNode* extends = root.find("extends")) inherit(*extends, folder, depth, read);
  if (const YamlNode* options = root.find("compilerOptions")) read_options(*options, folder, read);
  if (auto files = optional_texts(root, "files")) read.files = std::move(files);
  if (auto include = optional_texts(root, "include")) read.include = std::move(include);
  if (const YamlNode* references = root.find("references")) {
    for (const YamlNode& item : references->items) {
      auto target = join(folder, item.string_or("path", ""));
      if (!target) continue;
      if (!target->ends_with(".json"))
        *target += target->empty() ? "tsconfig.json" : "/tsconfig.json";
      if (input_.files.is_file(*target)) read.references.push_back(std::move(*target));
    }
  }
  return configs_[path] = std::move(read);
}

std::string TsConfigs::nearest(std::string_view file) const {
  std::string best;
  for (const std::string& path : input_.settings.tsconfigs) {
    const std::string_view folder = folder_of(path);
    const bool above = folder.empty() || file.starts_with(std::string(folder) + "/");
    if (above && (best.empty() || folder.size() > folder_of(best).size())) best = path;
  }
  if (!best.empty()) return best;
  const std::string ts = input_.paths.nearest_above(folder_of(file), "tsconfig.json");
  const std::string js = input_.paths.nearest_above(folder_of(file), "jsconfig.json");
  return js.size() > ts.size() ? js : ts;
}

bool TsConfigs::governs(const TsConfig& config, std::string_view config_path,
                        std::string_view file) const {
  const std::string_view folder = folder_of(config_path);
  if (!folder.empty() && !file.starts_with(std::string(folder) + "/")) return false;
  const std::string_view inside = folder.empty() ? file : file.substr(folder.size() + 1);
  const auto matches = [&](std::string glob) {
    if (glob.starts_with("./")) glob.erase(0, 2);
    while (glob.ends_with('/')) glob.pop_back();
    return configuration::glob_matches(glob, inside) ||
           configuration::glob_matches(glob + "/**", inside) || glob == ".";
  };
  if (config.files && std::ranges::any_of(*config.files, matches)) return true;
  if (config.include) return std::ranges::any_of(*config.include, matches);
  return !config.files;
}

const TsConfig* TsConfigs::config_for(std::string_view file) {
  const auto known = by_file_.find(file);
  if (known != by_file_.end()) return known->second;
  const std::string path = nearest(file);
  const TsConfig* chosen = nullptr;
  if (!path.empty()) {
    chosen = &load(path, 0);
    // A solution file only points to the projects that hold the files.
    if (!chosen->references.empty() && !governs(*chosen, path, file)) {
      const std::vector<std::string> references = chosen->references;
      for (const std::string& reference : references) {
        const TsConfig& referred = load(reference, 0);
        if (!governs(referred, reference, file)) continue;
        chosen = &referred;
        break;
      }
    }
  }
  by_file_.emplace(file, chosen);
  return chosen;
}

}  // namespace plumbline::boundaries

// Go: an import path is a module's path plus a folder. Which modules are the project's own is said
// by go.mod (with replace) and go.work.
#include <algorithm>
#include <map>
#include <optional>
#include <sstream>

#include "analyzers/boundaries/language_resolver.h"

namespace plumbline::boundaries {
namespace {

/// A module path and the folder it stands for.
using Modules = std::vector<std::pair<std::string, std::string>>;

struct Manifest {
  std::string module;
  Modules replaced;
  std::vector<std::string> used;  // folders of go.work
};

/// The words of a line, without its comment; `(` and `)` are words.
std::vector<std::string> words_of(const std::string& line) {
  std::istringstream stream(line.substr(0, line.find("//")));
  std::vector<std::string> words;
  for (std::string word; stream >> word;) {
    if (word.size() > 1 && (word.front() == '"' || word.front() == '`')) {
      word = word.substr(1, word.size() - 2);
    }
    words.push_back(std::move(word));
  }
  return words;
}

/// One directive's words: "module x", "replace a => ./b", "use ./c".
void take(const std::vector<std::string>& words, std::string_view folder, Manifest& manifest) {
  if (words.size() < 2) return;
  if (words[0] == "module") manifest.module = words[1];
  const std::string& last = words.back();
  const bool local = last.starts_with("./") || last.starts_with("../") || last == ".";
  const auto path = local ? join(folder, last) : std::nullopt;
  if (!path) return;
  if (words[0] == "replace") manifest.replaced.emplace_back(words[1], *path);
  if (words[0] == "use") manifest.used.push_back(*path);
}

Manifest read_manifest(const std::string& text, std::string_view folder) {
  Manifest manifest;
  std::string block;  // the directive whose parentheses are open
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::vector<std::string> words = words_of(line);
    if (words.empty()) continue;
    if (words[0] == ")") {
      block.clear();
    } else if (words.size() > 1 && words[1] == "(") {
      block = words[0];
    } else {
      if (!block.empty()) words.insert(words.begin(), block);
      take(words, folder, manifest);
    }
  }
  return manifest;
}

class GoResolver : public LanguageResolver {
 public:
  explicit GoResolver(const ResolverInput& input) : input_(input) {}

  void forget() override {
    manifests_.clear();
    modules_.clear();
  }

  std::vector<Target> resolve(const FileImports& file, const Import& import) override {
    const std::string& path = import.specifier;
    if (path.starts_with("./") || path.starts_with("../")) {
      const auto folder = join(folder_of(file.path), path);
      return {folder && holds_go(*folder) ? project_target(path, *folder, true)
                                          : unresolved_target(path)};
    }
    for (const auto& [module, folder] : modules_of(file.path)) {
      if (path != module && !path.starts_with(module + "/")) continue;
      const auto found = join(folder, std::string_view(path).substr(module.size()));
      if (found && holds_go(*found)) return {project_target(path, *found, true)};
      return {unresolved_target(path)};
    }
    const bool standard = path.substr(0, path.find('/')).find('.') == std::string::npos;
    return {external_target(path, path, path, standard)};
  }

 private:
  bool holds_go(const std::string& folder) const {
    for (const std::string& path : input_.paths.files_in(folder)) {
      if (path.ends_with(".go")) return true;
    }
    return false;
  }

  const Manifest& manifest(const std::string& path) {
    const auto known = manifests_.find(path);
    if (known != manifests_.end()) return known->second;
    const auto text = input_.files.read(path);
    return manifests_.emplace(path, read_manifest(text.value_or(""), folder_of(path)))
        .first->second;
  }

  void add_module(const std::string& manifest_path, Modules& modules) {
    if (!input_.paths.is_file(manifest_path)) return;
    const Manifest& read = manifest(manifest_path);
    if (!read.module.empty()) modules.emplace_back(read.module, folder_of(manifest_path));
    modules.insert(modules.end(), read.replaced.begin(), read.replaced.end());
  }

  /// The modules that a file sees, by its folder; longer paths first.
  const Modules& modules_of(std::string_view file) {
    const std::string folder(folder_of(file));
    const auto known = modules_.find(folder);
    if (known != modules_.end()) return known->second;
    Modules modules;
    const std::string own = input_.paths.nearest_above(folder, "go.mod");
    if (!own.empty()) add_module(own, modules);
    const std::string work = input_.paths.nearest_above(folder, "go.work");
    if (!work.empty()) {
      const std::vector<std::string> used = manifest(work).used;
      for (const std::string& one : used)
        add_module(one.empty() ? "go.mod" : one + "/go.mod", modules);
    }
    std::stable_sort(modules.begin(), modules.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    return modules_.emplace(folder, std::move(modules)).first->second;
  }

  ResolverInput input_;
  std::map<std::string, Manifest, std::less<>> manifests_;
  std::map<std::string, Modules, std::less<>> modules_;
};

}  // namespace

std::unique_ptr<LanguageResolver> make_go_resolver(const ResolverInput& input) {
  return std::make_unique<GoResolver>(input);
}

}  // namespace plumbline::boundaries

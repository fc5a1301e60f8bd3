// TypeScript and JavaScript, in this order: relative paths, tsconfig's paths and baseUrl, `#names`
// of package.json, the workspace's packages by name through their exports, else an external
// package.
//
// The order is TypeScript's and Node's; the difference is that these look at the disk of one
// machine after an install, and here only the files of the project count. Nothing below
// node_modules is read: what no package of the workspace is called is external by its name alone.
//
// What can go wrong:
// - Source and build output. `exports` and `main` point at files that a build writes and nobody
//   checks in. A path below a usual output folder stands for the source below `src`; if that is not
//   there either, the package's folder is the target, so that the dependency between packages is
//   seen although the file is not.
// - An alias that matches and leads nowhere. If it claims its names (`@app/*`) the import is
//   unresolved, which is worth telling; `*` alone is a fallback, and the search goes on.
// - A path that a package does not export: it resolves if it can, marked as hidden, and rules may
//   object.
// - Queries (`./logo.svg?url`) are for the loader and are cut off; only the specifier as written is
//   shown.
#include <array>

#include "analyzers/boundaries/json_manifest.h"
#include "analyzers/boundaries/language_resolver.h"
#include "analyzers/boundaries/package_manifest.h"
#include "analyzers/boundaries/script_paths.h"
#include "analyzers/boundaries/tsconfig.h"
#include "analyzers/source/standard_modules.h"

namespace plumbline::boundaries {
namespace {

using configuration::YamlNode;

struct Package {
  std::string folder;
  YamlNode manifest;
};

/// "@scope/name/deep/path" → "@scope/name".
std::string package_name(std::string_view specifier) {
  size_t end = specifier.find('/');
  if (specifier.starts_with('@') && end != std::string_view::npos) {
    end = specifier.find('/', end + 1);
  }
  return std::string(specifier.substr(0, end));
}

bool is_relative(std::string_view specifier) {
  return specifier == "." || specifier == ".." || specifier.starts_with("./") ||
         specifier.starts_with("../");
}

class ScriptResolver : public LanguageResolver {
 public:
  explicit ScriptResolver(const ResolverInput& input) : input_(input), configs_(input) {}

  void forget() override {
    configs_.forget();
    packages_.clear();
    packages_read_ = false;
  }

  std::vector<Target> resolve(const FileImports& file, const Import& import) override {
    Target target = resolve_one(file.path, import.specifier);
    target.names = import.names;
    return {std::move(target)};
  }

 private:
  Target resolve_one(const std::string& file, const std::string& specifier) {
    // Bundlers let a query say how to load the file.
    const std::string plain = specifier.substr(0, specifier.find('?'));
    if (is_relative(plain) || plain.starts_with('/')) {
      const bool rooted = plain.starts_with('/');
      const auto base = join(rooted ? "" : folder_of(file), plain);
      const auto path = base ? in_place(*base) : std::nullopt;
      return path ? project_target(specifier, *path, false) : unresolved_target(specifier);
    }
    if (const TsConfig* config = configs_.config_for(file)) {
      if (auto aliased = by_alias(*config, specifier, plain)) return *aliased;
    }
    if (plain.starts_with('#')) return by_imports_map(file, specifier, plain);
    return by_package(specifier, plain);
  }

  /// A file, or a folder through its own package.json.
  std::optional<std::string> in_place(const std::string& base) {
    if (auto path = script_file(input_.paths, base)) return path;
    if (!input_.paths.is_folder(base)) return std::nullopt;
    const std::string manifest = base.empty() ? "package.json" : base + "/package.json";
    if (!input_.paths.is_file(manifest)) return std::nullopt;
    const std::string entry = main_entry(parse_manifest(input_.files.read(manifest).value_or("")));
    const auto path = entry.empty() ? std::nullopt : join(base, entry);
    return path ? script_file(input_.paths, *path) : std::nullopt;
  }

  std::optional<Target> by_alias(const TsConfig& config, const std::string& specifier,
                                 const std::string& plain) {
    const TsConfig::Alias* best = nullptr;
    std::string star;
    for (const TsConfig::Alias& alias : config.aliases) {
      const size_t at = alias.pattern.find('*');
      const bool exact = alias.pattern == plain;
      const std::string_view head = std::string_view(alias.pattern).substr(0, at);
      const std::string_view tail =
          at == std::string::npos ? "" : std::string_view(alias.pattern).substr(at + 1);
      const bool fits = at != std::string::npos && plain.size() >= head.size() + tail.size() &&
                        plain.starts_with(head) && plain.ends_with(tail);
      if (!exact && !fits) continue;
      if (best != nullptr && !exact && head.size() <= best->pattern.find('*')) continue;
      best = &alias;
      star = exact ? "" : plain.substr(head.size(), plain.size() - head.size() - tail.size());
      if (exact) break;
    }
    if (best != nullptr) {
      for (std::string target : best->targets) {
        if (const size_t at = target.find('*'); at != std::string::npos)
          target.replace(at, 1, star);
        const auto base = join("", target);
        const auto path = base ? in_place(*base) : std::nullopt;
        if (path) return project_target(specifier, *path, false);
      }
    }
    if (config.base_url) {
      const auto base = join(*config.base_url, plain);
      const auto path = base ? in_place(*base) : std::nullopt;
      if (path) return project_target(specifier, *path, false);
    }
    // `*` alone is a fallback for everything; any other alias claims its names.
    const bool claimed = best != nullptr && best->pattern != "*";
    if (claimed && package_of(plain) == nullptr) return unresolved_target(specifier);
    return std::nullopt;
  }

  Target by_imports_map(const std::string& file, const std::string& specifier,
                        const std::string& plain) {
    const std::string path = input_.paths.nearest_above(folder_of(file), "package.json");
    if (path.empty()) return unresolved_target(specifier);
    const YamlNode manifest = parse_manifest(input_.files.read(path).value_or(""));
    const YamlNode* const imports = manifest.find("imports");
    const MappedPath mapped = imports == nullptr ? MappedPath{} : look_up(*imports, plain);
    if (mapped.target.empty()) return unresolved_target(specifier);
    if (!is_relative(mapped.target)) {
      Target target = by_package(mapped.target, mapped.target);
      target.specifier = specifier;
      return target;
    }
    const auto found = in_package(std::string(folder_of(path)), mapped.target);
    return found ? project_target(specifier, *found, false) : unresolved_target(specifier);
  }

  /// A file of a package; a build output stands for the source that it is made of.
  std::optional<std::string> in_package(const std::string& folder, const std::string& relative) {
    static constexpr std::array<std::string_view, 6> kOutputs{"dist/", "lib/", "build/",
                                                              "out/",  "esm/", "cjs/"};
    const auto base = join(folder, relative);
    if (!base) return std::nullopt;
    if (auto path = script_file(input_.paths, *base)) return path;
    const auto inside = join("", relative);
    for (const std::string_view output : kOutputs) {
      if (!inside || !inside->starts_with(output)) continue;
      const auto source =
          join(folder, "src/" + std::string(without_ending(inside->substr(output.size()))));
      if (source) return script_file(input_.paths, *source);
    }
    return std::nullopt;
  }

  const Package* package_of(std::string_view specifier) {
    if (!packages_read_) read_packages();
    const auto found = packages_.find(package_name(specifier));
    return found == packages_.end() ? nullptr : &found->second;
  }

  void read_packages() {
    packages_read_ = true;
    for (const std::string& path : input_.paths.files()) {
      if (file_name(path) != "package.json" || path.find("node_modules/") != std::string::npos) {
        continue;
      }
      YamlNode manifest = parse_manifest(input_.files.read(path).value_or(""));
      const std::string name = manifest.string_or("name", "");
      if (name.empty()) continue;
      packages_.emplace(name, Package{std::string(folder_of(path)), std::move(manifest)});
    }
  }

  Target by_package(const std::string& specifier, const std::string& plain) {
    const std::string name = package_name(plain);
    const Package* const package = package_of(plain);
    if (package == nullptr) {
      const bool standard = is_node_standard(plain);
      return external_target(specifier, standard ? plain : name, plain, standard);
    }
    const std::string subpath = "." + plain.substr(name.size());
    const YamlNode* const exports = package->manifest.find("exports");
    if (exports == nullptr) return without_exports(specifier, *package, subpath);
    const MappedPath mapped = look_up(*exports, subpath);
    if (!mapped.target.empty()) {
      const auto path = in_package(package->folder, mapped.target);
      if (path) return project_target(specifier, *path, false);
      // The entry is built and not there: the package itself is what is depended on.
      return project_target(specifier, package->folder, true);
    }
    Target target = without_exports(specifier, *package, subpath);
    target.hidden = true;
    return target;
  }

  Target without_exports(const std::string& specifier, const Package& package,
                         const std::string& subpath) {
    const std::string entry = subpath == "." ? main_entry(package.manifest) : subpath;
    auto path = entry.empty() ? std::nullopt : in_package(package.folder, entry);
    if (!path && subpath == ".") path = in_package(package.folder, "index");
    if (!path && subpath == ".") path = in_package(package.folder, "src/index");
    if (path) return project_target(specifier, *path, false);
    if (subpath == "." && !package.folder.empty()) {
      return project_target(specifier, package.folder, true);
    }
    return unresolved_target(specifier);
  }

  ResolverInput input_;
  TsConfigs configs_;
  std::map<std::string, Package, std::less<>> packages_;
  bool packages_read_ = false;
};

}  // namespace

std::unique_ptr<LanguageResolver> make_script_resolver(const ResolverInput& input) {
  return std::make_unique<ScriptResolver>(input);
}

}  // namespace plumbline::boundaries

// Python: relative imports from the module's package, absolute ones over the source roots; packages
// before modules, regular ones before namespace folders (PEP 420), which merge across roots.
//
// What Python itself does depends on sys.path, that is on where and how it is started. Nothing is
// run here, and the same list of files must give the same graph everywhere; so the roots are
// guessed from what projects look like: the project's folder, folders with a manifest, and `src`
// below either. Configured roots take the place of all of these. The roots that hold the importing
// file are tried first, the innermost before the others, so that two services with a package of the
// same name each find their own.
//
// One import may have several targets: `from p import a, b` depends on the modules p.a and p.b
// where these exist, and on p for the names that are no modules.
//
// What can go wrong is a name that could be two things:
// - A regular package ends the search (`blocked`), a namespace folder does not: another root may
//   hold more of it.
// - A folder that is called like a standard module and has no `__init__.py` is more likely a folder
//   than a package: the standard module wins.
// - Nothing matched is an external package. A package matched and the rest did not is unresolved,
//   since the mistake is in this project; but `import a.b.c` means the longest module there is.
#include <algorithm>
#include <optional>

#include "analyzers/boundaries/language_resolver.h"
#include "analyzers/source/standard_modules.h"

namespace plumbline::boundaries {
namespace {

using Segments = std::vector<std::string_view>;

Segments split(std::string_view dotted) {
  Segments segments;
  for (size_t at = 0; at < dotted.size();) {
    const size_t dot = std::min(dotted.find('.', at), dotted.size());
    if (dot > at) segments.push_back(dotted.substr(at, dot - at));
    at = dot + 1;
  }
  return segments;
}

/// Where a walk down the segments of a module name ended.
struct Found {
  std::string path;
  bool folder = false;   // a namespace folder
  size_t matched = 0;    // segments
  bool blocked = false;  // a regular package owns the name, other roots do not count
};

/// The folders in which absolute imports start, where nothing is configured.
std::vector<std::string> default_roots(const PathTable& paths) {
  std::vector<std::string> roots{""};
  const auto add = [&](const std::string& folder) {
    if (std::ranges::find(roots, folder) == roots.end()) roots.push_back(folder);
    const std::string source = folder.empty() ? "src" : folder + "/src";
    if (paths.holds_python(source) && std::ranges::find(roots, source) == roots.end()) {
      roots.push_back(source);
    }
  };
  add("");
  for (const std::string& path : paths.files()) {
    const std::string_view name = file_name(path);
    if (name == "pyproject.toml" || name == "setup.py" || name == "setup.cfg") {
      add(std::string(folder_of(path)));
    }
  }
  return roots;
}

std::vector<std::string> source_roots(const ResolverInput& input) {
  if (input.settings.python_roots.empty()) return default_roots(input.paths);
  std::vector<std::string> roots;
  for (const std::string& root : input.settings.python_roots) {
    if (auto path = join("", root)) roots.push_back(std::move(*path));
  }
  return roots;
}

bool is_within(std::string_view path, std::string_view folder) {
  return folder.empty() ||
         (path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/');
}

class PythonResolver : public LanguageResolver {
 public:
  explicit PythonResolver(const ResolverInput& input) : input_(input) {}

  void forget() override { roots_.clear(); }

  std::vector<Target> resolve(const FileImports& file, const Import& import) override {
    if (import.kind == ImportKind::type && !input_.settings.python_type_checking) return {};
    if (import.local && !input_.settings.python_local) return {};
    const std::string_view specifier = import.specifier;
    const size_t dots = std::min(specifier.find_first_not_of('.'), specifier.size());
    return dots > 0 ? relative(file, import, dots) : absolute(file, import);
  }

 private:
  std::vector<Target> relative(const FileImports& file, const Import& import, size_t dots) const {
    std::string_view package = folder_of(file.path);
    for (size_t level = 1; level < dots; ++level) {
      if (package.empty()) return {unresolved_target(import.specifier)};
      package = folder_of(package);
    }
    const Segments segments = split(std::string_view(import.specifier).substr(dots));
    const Found found = walk(package, segments);
    if (found.matched < segments.size()) return {unresolved_target(import.specifier)};
    return with_names(import, found);
  }

  std::vector<Target> absolute(const FileImports& file, const Import& import) {
    const Segments segments = split(import.specifier);
    if (segments.empty()) return {unresolved_target(import.specifier)};
    const std::string top(segments.front());
    const bool standard = is_python_standard(top);
    const Found found = search(file.path, segments);
    const bool plain = import.names.empty();  // `import a.b.c` means the longest module there is
    const bool usable = found.matched == segments.size() || (plain && found.matched > 0);
    if (found.matched == 0 || (found.folder && standard)) {
      return {external_target(import.specifier, top, import.specifier, standard)};
    }
    if (!usable || (found.folder && found.matched < segments.size())) {
      return {unresolved_target(import.specifier)};
    }
    return with_names(import, found);
  }

  /// The file or namespace folder that the first `matched` segments name, below `folder`.
  Found walk(std::string_view folder, const Segments& segments) const {
    Found found;
    std::string at(folder);
    if (segments.empty()) return package_at(at, 0);
    for (size_t i = 0; i < segments.size(); ++i) {
      at += (at.empty() ? "" : "/") + std::string(segments[i]);
      const Found here = package_at(at, i + 1);
      if (here.matched == 0) {
        for (const char* const ending : {".py", ".pyi"}) {
          if (input_.paths.is_file(at + ending)) return {at + ending, false, i + 1, true};
        }
        return found;
      }
      const bool blocked = found.blocked || here.blocked;
      // A namespace folder inside a regular package is no module of its own until one is found.
      found = here;
      found.blocked = blocked;
    }
    // `a.py` beside a folder `a` without __init__: the module wins over the namespace.
    if (found.folder && input_.paths.is_file(at + ".py"))
      found = {at + ".py", false, found.matched, true};
    return found;
  }

  Found package_at(const std::string& folder, size_t matched) const {
    for (const char* const init : {"__init__.py", "__init__.pyi"}) {
      std::string path = folder.empty() ? std::string(init) : folder + "/" + init;
      if (input_.paths.is_file(path)) return {std::move(path), false, matched, true};
    }
    if (input_.paths.holds_python(folder)) return {folder, true, matched, false};
    return {};
  }

  Found search(std::string_view importer, const Segments& segments) {
    Found best;
    for (const std::string& root : roots_for(importer)) {
      Found found = walk(root, segments);
      const bool better = found.matched > best.matched ||
                          (found.matched == best.matched && best.folder && !found.folder);
      if (better) best = std::move(found);
      if (best.blocked || (best.matched == segments.size() && !best.folder)) break;
    }
    return best;
  }

  /// The roots that hold the importer first, the innermost of them before the others.
  std::vector<std::string> roots_for(std::string_view importer) {
    if (roots_.empty()) roots_ = source_roots(input_);
    std::vector<std::string> ordered = roots_;
    if (!input_.settings.python_roots.empty()) return ordered;
    std::ranges::stable_sort(ordered, [&](const std::string& a, const std::string& b) {
      const size_t depth_a = is_within(importer, a) ? a.size() + 1 : 0;
      const size_t depth_b = is_within(importer, b) ? b.size() + 1 : 0;
      return depth_a > depth_b;
    });
    return ordered;
  }

  /// `from p import n`: p/n when it is a module, else p itself.
  std::vector<Target> with_names(const Import& import, const Found& package) const {
    std::vector<Target> targets;
    Target itself = project_target(import.specifier, package.path, package.folder);
    const bool is_package = package.folder || file_name(package.path).starts_with("__init__.");
    const std::string folder(package.folder ? std::string_view(package.path)
                                            : folder_of(package.path));
    for (const std::string& name : import.names) {
      const Found module = is_package && name != "*" ? walk(folder, {name}) : Found{};
      if (module.matched == 0) {
        itself.names.push_back(name);
        continue;
      }
      const std::string dot = import.specifier.ends_with('.') ? "" : ".";
      targets.push_back(project_target(import.specifier + dot + name, module.path, module.folder));
    }
    if (import.names.empty() || !itself.names.empty()) targets.push_back(std::move(itself));
    return targets;
  }

  ResolverInput input_;
  std::vector<std::string> roots_;
};

}  // namespace

std::unique_ptr<LanguageResolver> make_python_resolver(const ResolverInput& input) {
  return std::make_unique<PythonResolver>(input);
}

std::string python_module_name(const ResolverInput& input, std::string_view path) {
  if (!path.ends_with(".py") && !path.ends_with(".pyi")) return {};
  std::string_view best;
  const auto roots = source_roots(input);
  for (const std::string& root : roots) {
    if (is_within(path, root) && root.size() > best.size()) best = root;
  }
  std::string_view module = without_ending(path.substr(best.empty() ? 0 : best.size() + 1));
  if (file_name(module) == "__init__") module = folder_of(module);
  std::string name(module);
  std::ranges::replace(name, '/', '.');
  return name;
}

}  // namespace plumbline::boundaries

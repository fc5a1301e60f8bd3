#include "analyzers/patterns/undeclared_import.h"

#include <optional>
#include <set>
#include <string>

#include "analyzers/patterns/declared_packages.h"
#include "analyzers/patterns/module_names.h"
#include "analyzers/source/project_files.h"
#include "analyzers/syntax/tree.h"

namespace plumbline::patterns {
namespace {

using syntax::Node;

struct Module {
  std::string name;  // "yaml", "@scope/pkg"
  ByteRange range;
};

class Finder {
 public:
  Finder(const AnalysisInput& input, const ProjectFiles& files, KnownModules* known,
         std::vector<Finding>& findings)
      : input_(input), files_(files), known_(known), findings_(findings) {}

  void run() {
    const bool python = input_.snapshot.language == Language::python;
    for (const Module& module : python ? python_modules() : script_modules()) {
      if (!seen_.insert(module.name).second || is_known(module.name)) continue;
      const bool fine = python ? python_is_fine(module.name) : script_is_fine(module.name);
      if (!fine) {
        report(module);
      } else if (known_ != nullptr) {
        known_->add(input_.snapshot.language, folder(), module.name);
      }
    }
  }

 private:
  std::string_view folder() const {
    const std::string_view path = input_.snapshot.path;
    return path.substr(0, path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/'));
  }

  bool is_known(const std::string& module) const {
    return known_ != nullptr && known_->contains(input_.snapshot.language, folder(), module);
  }

  std::string_view text(const Node& node) const { return node.text(input_.snapshot.view()); }

  /// Imports in blocks, but not those in `try`, which may fail by design.
  std::vector<Module> python_modules() const {
    std::vector<Module> modules;
    syntax::Cursor cursor(input_.tree->root());
    for (bool more = cursor.first_child(); more;) {
      const Node node = cursor.node();
      const std::string_view kind = node.kind();
      if (kind == "import_statement" || kind == "import_from_statement") add_python(node, modules);
      const bool enter = kind == "block" || kind == "if_statement" || kind == "else_clause";
      more = enter ? cursor.next() : cursor.skip();
    }
    return modules;
  }

  void add_python(const Node& statement, std::vector<Module>& modules) const {
    if (const Node from = statement.field("module_name")) {
      if (from.kind() == "dotted_name") add_dotted(from, modules);
      return;
    }
    for (uint32_t i = 0; i < statement.named_child_count(); ++i) {
      Node name = statement.named_child(i);
      if (name.kind() == "aliased_import") name = name.field("name");
      if (name && name.kind() == "dotted_name") add_dotted(name, modules);
    }
  }

  void add_dotted(const Node& dotted, std::vector<Module>& modules) const {
    const Node first = dotted.named_child(0);
    if (first && !first.is_missing()) modules.push_back({std::string(text(first)), first.range()});
  }

  /// Static imports and exports at the top level; `require` is too often conditional.
  std::vector<Module> script_modules() const {
    std::vector<Module> modules;
    syntax::Cursor cursor(input_.tree->root());
    for (bool more = cursor.first_child(); more; more = cursor.next_sibling()) {
      const Node source = cursor.node().field("source");
      if (!source || source.kind() != "string" || source.range().length() < 3) continue;
      const std::string_view specifier = text(source).substr(1, source.range().length() - 2);
      const size_t scope = specifier.starts_with('@') ? specifier.find('/') + 1 : 0;
      const std::string_view name = specifier.substr(0, specifier.find('/', scope));
      modules.push_back({std::string(name), source.range()});
    }
    return modules;
  }

  const DeclaredPackages& declared() {
    if (!declared_) {
      const bool python = input_.snapshot.language == Language::python;
      const std::vector<std::string_view> names =
          python ? std::vector<std::string_view>{"pyproject.toml",  "requirements.txt",
                                                 "setup.cfg",       "setup.py",
                                                 "Pipfile",         "requirements-dev.txt",
                                                 "requirements.in", "environment.yml"}
                 : std::vector<std::string_view>{"package.json"};
      declared_.emplace(files_, input_.snapshot.path, names);
    }
    return *declared_;
  }

  bool is_local(const std::string& name) const {
    for (const std::string& folder : folders_above(input_.snapshot.path)) {
      for (const char* const below : {"", "src/", "lib/", "python/"}) {
        const std::string base = (folder.empty() ? "" : folder + "/") + below + name;
        if (files_.is_folder(base)) return true;
        for (const char* const ending : {".py", ".pyi", ".ts", ".tsx", ".js", ".mjs"}) {
          if (files_.is_file(base + ending)) return true;
        }
      }
    }
    return false;
  }

  bool python_is_fine(const std::string& name) {
    if (name.starts_with('_') || is_python_module(name)) return true;
    if (!declared().has_manifest() || is_local(name)) return true;
    const std::string_view package = python_package_of(name);
    return declared().declares(name) || (!package.empty() && declared().declares(package)) ||
           declared().declares("python-" + name) || declared().declares("py" + name);
  }

  bool script_is_fine(const std::string& name) {
    static constexpr std::string_view kAliasSigns = "./#~$";
    const bool alias = name.empty() || kAliasSigns.find(name[0]) != std::string_view::npos ||
                       name == "@" || name.starts_with("@/") || name.find(':') != std::string::npos;
    if (alias || is_node_module(name)) return true;
    if (!declared().has_manifest() || is_local(name)) return true;
    return declared().declares(name) || declared().declares("@types/" + name) ||
           may_be_path_alias(name) || is_workspace_package(name);
  }

  /// `paths` and `baseUrl` of the compiler's configuration give names to folders.
  bool may_be_path_alias(const std::string& name) const {
    const std::string first = "\"" + name.substr(0, name.find('/'));
    for (const std::string& folder : folders_above(input_.snapshot.path)) {
      for (const char* const file : {"tsconfig.json", "jsconfig.json", "tsconfig.base.json"}) {
        const auto config = files_.read(folder.empty() ? file : folder + "/" + file);
        if (!config) continue;
        if (config->find(first) != std::string::npos) return true;
        if (config->find("\"baseUrl\"") != std::string::npos) return true;
      }
    }
    return false;
  }

  /// A sibling package of the same repository, known by the folder that is named like it.
  bool is_workspace_package(const std::string& name) const {
    const std::string last = name.substr(name.rfind('/') + 1);
    for (const std::string& folder : folders_above(input_.snapshot.path)) {
      for (const char* const below : {"packages/", "apps/", "libs/", ""}) {
        const std::string base = (folder.empty() ? "" : folder + "/") + below + last;
        if (files_.is_file(base + "/package.json")) return true;
      }
    }
    return false;
  }

  void report(const Module& module) {
    Finding finding;
    const RuleInfo info = undeclared_import_info();
    finding.rule = info.id;
    finding.family = Family::patterns;
    finding.severity = info.severity;
    finding.confidence = Confidence::medium;
    finding.range = module.range;
    finding.message = "No manifest declares `" + module.name.substr(0, 40) +
                      "`; an invented name may be somebody's trap: check and declare it";
    finding.cwe = info.cwe;
    finding.evidence = {{"manifest", "found, and it does not name this package"},
                        {"module", "neither standard nor in this project"}};
    finding.help = info.help;
    findings_.push_back(std::move(finding));
  }

  const AnalysisInput& input_;
  const ProjectFiles& files_;
  KnownModules* known_;
  std::vector<Finding>& findings_;
  std::optional<DeclaredPackages> declared_;
  std::set<std::string> seen_;
};

}  // namespace

RuleInfo undeclared_import_info() {
  RuleInfo info;
  info.id = "patterns/undeclared-import";
  info.title = "Import that no manifest declares";
  info.message =
      "No manifest declares this package; an invented name may be somebody's trap: check and "
      "declare it";
  info.severity = Severity::warning;
  info.confidence = Confidence::medium;
  info.languages = {"python", "javascript", "typescript"};
  info.cwe = {"CWE-1357"};
  info.tags = {"owasp-llm:2026:LLM04"};
  info.help =
      "Assistants import packages that do not exist, and the same invented names come back often "
      "enough that "
      "strangers register them.\n\nLook the package up, add it to the manifest with a version, or "
      "remove the import.";
  info.path = "builtin";
  info.native = true;
  return info;
}

void find_undeclared_imports(const AnalysisInput& input, const ProjectFiles& files,
                             KnownModules* known, std::vector<Finding>& findings) {
  const Language language = input.snapshot.language;
  const bool judged = language == Language::python || language == Language::javascript ||
                      language == Language::typescript || language == Language::tsx;
  if (judged && !input.snapshot.path.empty()) Finder(input, files, known, findings).run();
}

}  // namespace plumbline::patterns

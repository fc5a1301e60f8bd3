#include "analyzers/boundaries/architecture.h"

#include <algorithm>
#include <array>
#include <set>

#include "analyzers/boundaries/rule_loader.h"
#include "analyzers/boundaries/yaml_reader.h"
#include "analyzers/configuration/yaml_node.h"
#include "analyzers/source/line_index.h"

namespace plumbline::boundaries {
namespace {

using configuration::YamlEntry;

constexpr std::array<std::string_view, 8> kTopKeys{"version",         "ignore",  "stale_exceptions",
                                                   "require_vetting", "resolve", "components",
                                                   "effects",         "rules"};
constexpr std::array<std::string_view, 11> kComponentKeys{
    "files",   "except",      "namespaces", "public",      "public_symbols", "owner",
    "service", "criticality", "exposure",   "allow_empty", "description"};
constexpr std::array<std::string_view, 8> kResolveKeys{"python", "typescript", "cpp", "java",
                                                       "ruby",   "php",        "go",  "rust"};
constexpr std::array<std::string_view, 3> kPythonKeys{"source_roots", "type_checking_imports",
                                                      "local_imports"};
constexpr std::array<std::string_view, 1> kTypescriptKeys{"tsconfig"};
constexpr std::array<std::string_view, 2> kCppKeys{"compile_commands", "include_dirs"};
constexpr std::array<std::string_view, 2> kIncluded{"include", "exclude"};
constexpr std::array<std::string_view, 3> kStale{"error", "warning", "off"};
constexpr std::array<std::string_view, 12> kEffects{"net",   "fs",     "process", "env",
                                                    "clock", "random", "crypto",  "db",
                                                    "log",   "thread", "unsafe",  "dynamic-code"};

class ArchitectureLoader {
 public:
  ArchitectureLoader(std::string_view yaml, const Date& today) : lines_(yaml), today_(today) {
    const auto document = configuration::parse_yaml(yaml);
    if (document.fault) reader_.fault(document.fault->range, document.fault->message);
    if (document.root.kind != YamlNode::Kind::null) load(document.root);
  }

  LoadedArchitecture take() {
    return {std::make_shared<const Architecture>(std::move(data_)), reader_.take_faults()};
  }

 private:
  void load(const YamlNode& root) {
    if (!reader_.check_map(root, "architecture file", kTopKeys)) return;
    check_version(root);
    data_.ignore = reader_.plain_texts(root, "ignore");
    data_.require_vetting = reader_.boolean(root, "require_vetting", false);
    const size_t stale = reader_.choice(root, "stale_exceptions", kStale, 0);
    data_.stale_exceptions =
        stale == 2 ? std::nullopt : std::optional(static_cast<Severity>(stale));
    if (const YamlNode* node = root.find("resolve")) load_resolve(*node);
    if (const YamlNode* node = root.find("components")) load_components(*node);
    if (const YamlNode* node = root.find("effects")) check_effects(*node);
    RuleLoader rules(reader_, data_.components, lines_, today_);
    if (const YamlNode* node = root.find("rules")) {
      data_.rules = rules.load(*node, data_.require_vetting);
    }
  }

  void check_version(const YamlNode& root) {
    const auto version = reader_.text(root, "version");
    if (version && version->text != "1") {
      reader_.fault(version->range, "version must be 1, the only one that there is");
    }
  }

  void load_resolve(const YamlNode& node) {
    if (!reader_.check_map(node, "`resolve` section", kResolveKeys)) return;
    ResolveSettings& settings = data_.resolve;
    const YamlNode* const python = node.find("python");
    if (python != nullptr && reader_.check_map(*python, "`python` section", kPythonKeys)) {
      settings.python_roots = reader_.plain_texts(*python, "source_roots");
      settings.python_type_checking =
          reader_.choice(*python, "type_checking_imports", kIncluded, 0) == 0;
      settings.python_local = reader_.choice(*python, "local_imports", kIncluded, 0) == 0;
    }
    const YamlNode* const ts = node.find("typescript");
    if (ts != nullptr && reader_.check_map(*ts, "`typescript` section", kTypescriptKeys)) {
      settings.tsconfigs = reader_.plain_texts(*ts, "tsconfig");
    }
    const YamlNode* const cpp = node.find("cpp");
    if (cpp != nullptr && reader_.check_map(*cpp, "`cpp` section", kCppKeys)) {
      settings.compile_commands = reader_.text_or_empty(*cpp, "compile_commands");
      settings.include_dirs = reader_.plain_texts(*cpp, "include_dirs");
    }
  }

  void load_components(const YamlNode& node) {
    if (!node.is_map()) {
      reader_.fault(node.range, "`components` must be a map from names to their files");
      return;
    }
    std::set<std::string> names;
    for (const YamlEntry& entry : node.entries) {
      if (!names.insert(entry.key.scalar).second) {
        reader_.fault(entry.key.range,
                      "component `" + entry.key.scalar + "` is already declared above");
        continue;
      }
      if (!reader_.check_map(entry.value, "component", kComponentKeys)) continue;
      data_.components.push_back(load_component(entry));
    }
  }

  Component load_component(const YamlEntry& entry) {
    const YamlNode& node = entry.value;
    Component component;
    component.name = entry.key.scalar;
    component.range = entry.key.range;
    component.files = reader_.plain_texts(node, "files");
    component.except = reader_.plain_texts(node, "except");
    component.namespaces = reader_.plain_texts(node, "namespaces");
    component.public_files = reader_.plain_texts(node, "public");
    component.public_symbols = reader_.plain_texts(node, "public_symbols");
    component.owner = reader_.text_or_empty(node, "owner");
    component.service = reader_.text_or_empty(node, "service");
    component.criticality = reader_.text_or_empty(node, "criticality");
    component.exposure = reader_.text_or_empty(node, "exposure");
    component.allow_empty = reader_.boolean(node, "allow_empty", false);
    if (component.files.empty() && component.namespaces.empty()) {
      reader_.fault(component.range,
                    "component `" + component.name + "` needs `files` or `namespaces`");
    }
    return component;
  }

  /// Own effects are lists of call patterns per language; no built analyzer reads them yet.
  void check_effects(const YamlNode& node) {
    if (!node.is_map()) {
      reader_.fault(node.range, "`effects` must be a map from effect names to calls per language");
      return;
    }
    for (const YamlEntry& effect : node.entries) {
      if (!effect.value.is_map()) {
        reader_.fault(effect.key.range,
                      "effect `" + effect.key.scalar + "` must map languages to lists of calls");
      }
      const bool builtin = std::ranges::find(kEffects, effect.key.scalar) != kEffects.end();
      reader_.add({configuration::Fault::Level::hint, effect.key.range,
                   std::string(builtin ? "the additions to effect `" : "effect `") +
                       effect.key.scalar + "` are not checked yet",
                   "config"});
    }
  }

  LineIndex lines_;
  Date today_;
  YamlReader reader_;
  ArchitectureData data_;
};

}  // namespace

LoadedArchitecture load_architecture(std::string_view yaml, const Date& today) {
  return ArchitectureLoader(yaml, today).take();
}

}  // namespace plumbline::boundaries

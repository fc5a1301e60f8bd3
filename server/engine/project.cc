// Everything that a project says of itself, read into one immutable value.
//
// What is in force while a file is being edited is the hard part. A file that is not YAML at the
// moment says nothing reliable, so the last good reading stays, and the fault is shown beside it; a
// file that is YAML with a mistake in it is taken as it is, at the cost of the mistaken part
// (invariant 11). For rules one half-typed file keeps all of the last rules: a set without that
// file would make its findings vanish and come back with every key.
//
// The salt has a default, so that fingerprints exist without setting anything up; `has_own_salt`
// says whether they are secret as well.
#include "server/engine/project.h"

#include <algorithm>
#include <set>
#include <utility>

#include "analyzers/boundaries/architecture.h"
#include "analyzers/configuration/glob.h"
#include "analyzers/configuration/yaml_node.h"
#include "analyzers/findings/baseline.h"
#include "analyzers/patterns/known_modules.h"
#include "analyzers/patterns/patterns.h"
#include "server/engine/platform_evidence.h"

namespace plumbline::engine {
namespace {

constexpr std::string_view kConfiguration = ".plumbline/config.yaml";
constexpr std::string_view kRuleFolder = ".plumbline/rules";
constexpr std::string_view kSalt = ".plumbline/salt";
/// The schema is the same as JSON; the first that exists counts.
constexpr std::string_view kArchitecture[] = {
    ".plumbline/architecture.yaml", ".plumbline/architecture.yml", ".plumbline/architecture.json"};

Finding to_finding(const configuration::Fault& fault) {
  Finding finding;
  finding.rule = fault.rule;
  finding.family = Family::config;
  finding.severity = fault.level == configuration::Fault::Level::error     ? Severity::error
                     : fault.level == configuration::Fault::Level::warning ? Severity::warning
                                                                           : Severity::hint;
  finding.range = fault.range;
  finding.message = fault.message;
  return finding;
}

class Loader {
 public:
  Loader(const ProjectFiles& files, const ProjectOptions& options, const Project* last_good,
         Project& project)
      : files_(files), options_(options), last_good_(last_good), project_(project) {}

  void run() {
    read_configuration_file();
    read_rules();
    if (options_.use_architecture) read_architecture();
    if (options_.use_baseline) read_baseline();
    const auto salt = files_.read(kSalt);
    project_.has_own_salt = salt && !salt->empty();
    project_.salt = project_.has_own_salt ? *salt : "plumbline";
  }

 private:
  void add_fault(std::string_view path, const configuration::Fault& fault) {
    project_.faults[std::string(path)].push_back(to_finding(fault));
  }

  /// Half-typed YAML says nothing reliable: what was in force stays. A fault in one key costs only
  /// that key.
  bool keep_last_good(std::string_view yaml) const {
    return last_good_ != nullptr && configuration::parse_yaml(yaml).fault.has_value();
  }

  void read_configuration_file() {
    const auto text = files_.read(kConfiguration);
    if (!text) return;
    LoadedConfiguration loaded = read_configuration(*text);
    project_.configuration =
        keep_last_good(*text) ? last_good_->configuration : loaded.configuration;
    for (const auto& fault : loaded.faults) add_fault(kConfiguration, fault);
  }

  /// The paths of all rule files in force, each once.
  std::set<std::string> rule_paths() const {
    if (options_.replace_builtin) return {options_.rule_files.begin(), options_.rule_files.end()};
    std::set<std::string> paths(options_.rule_files.begin(), options_.rule_files.end());
    for (std::string& path : files_.files_in(kRuleFolder)) {
      if (path.ends_with(".yaml") || path.ends_with(".yml")) paths.insert(std::move(path));
    }
    const auto& globs = project_.configuration.rule_files;
    if (globs.empty()) return paths;
    for (std::string& path : files_.files()) {
      const bool named = std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
        return configuration::glob_matches(glob, path);
      });
      if (named) paths.insert(std::move(path));
    }
    return paths;
  }

  void read_rules() {
    const bool builtin = project_.configuration.builtin_rules && !options_.replace_builtin;
    bool half_typed = false;
    std::vector<patterns::RuleFile> rule_files;
    for (const std::string& path : rule_paths()) {
      if (auto text = files_.read(path)) {
        half_typed = half_typed || keep_last_good(*text);
        rule_files.push_back({path, std::move(*text)});
      } else {
        add_fault(path, {configuration::Fault::Level::error, {}, "this rule file cannot be read"});
      }
    }
    if (rule_files.empty() && builtin) {
      project_.rules = patterns::builtin_rules();
      return;
    }
    patterns::LoadedRules loaded = patterns::load_rules(rule_files, builtin);
    project_.rules = half_typed ? last_good_->rules : std::move(loaded.rules);
    for (const auto& fault : loaded.faults) add_fault(fault.path, fault.fault);
  }

  void read_architecture() {
    for (const std::string_view path : kArchitecture) {
      const auto text = files_.read(path);
      if (!text) continue;
      auto loaded = boundaries::load_architecture(*text, project_.today);
      project_.architecture = std::move(loaded.architecture);
      if (keep_last_good(*text)) project_.architecture = last_good_->architecture;
      project_.architecture_path = path;
      for (const auto& fault : loaded.faults) add_fault(path, fault);
      return;
    }
  }

  void read_baseline() {
    const auto text = files_.read(options_.baseline_file);
    if (!text) return;
    LoadedBaseline loaded = load_baseline(*text, project_.today);
    project_.baseline = keep_last_good(*text) ? last_good_->baseline : std::move(loaded.baseline);
    for (const auto& fault : loaded.faults) add_fault(options_.baseline_file, fault);
  }

  const ProjectFiles& files_;
  const ProjectOptions& options_;
  const Project* last_good_;
  Project& project_;
};

}  // namespace

std::shared_ptr<const Project> load_project(std::string root,
                                            std::shared_ptr<const ProjectFiles> files,
                                            const Date& today, const ProjectOptions& options,
                                            const Project* last_good) {
  auto project = std::make_shared<Project>();
  project->root = std::move(root);
  project->today = today;
  project->known_modules = std::make_shared<patterns::KnownModules>();
  project->facts = std::make_shared<ProjectFacts>();
  Loader(*files, options, last_good, *project).run();
  project->files = std::move(files);
  for (auto& [path, findings] : project->faults) {
    std::sort(findings.begin(), findings.end(), before);
  }
  return project;
}

std::vector<std::string> platforms_for(const Project& project, const Snapshot& document) {
  if (!project.configuration.platform.empty()) return {project.configuration.platform};
  std::vector<std::string> platforms = project.facts->platforms(*project.files);
  return platforms.empty() ? platforms_of(document) : platforms;
}

bool is_configuration_file(std::string_view path) {
  return path.starts_with(".plumbline/") || path == ".plumblineignore";
}

}  // namespace plumbline::engine

// Everything an analysis needs besides the document itself: immutable, replaced as a whole when a
// configuration file changes.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "analyzers/findings/finding.h"
#include "analyzers/source/date.h"
#include "analyzers/source/project_files.h"
#include "analyzers/source/snapshot.h"
#include "server/engine/configuration.h"
#include "server/engine/limits.h"
#include "server/engine/project_facts.h"

namespace plumbline {
class Baseline;
}
namespace plumbline::patterns {
class KnownModules;
class RuleSet;
}  // namespace plumbline::patterns
namespace plumbline::boundaries {
class Architecture;
}

namespace plumbline::engine {

struct Project {
  std::string root;  // absolute, without a trailing slash; empty when there is no folder
  Configuration configuration;
  std::shared_ptr<const patterns::RuleSet> rules;                // never null
  std::shared_ptr<const boundaries::Architecture> architecture;  // null: no boundaries to check
  std::string
      architecture_path;  // of the file it was read from, relative to the root; may be empty
  std::shared_ptr<const ProjectFiles> files;              // never null
  std::shared_ptr<patterns::KnownModules> known_modules;  // of `files`, as long as this lives
  std::shared_ptr<ProjectFacts> facts;                    // of `files`, never null
  std::string salt;  // keys the fingerprints: from .plumbline/salt, else the same for everybody
  bool has_own_salt = false;
  std::shared_ptr<const Baseline> baseline;  // null: nothing is accepted
  Date today;
  uint32_t largest_text = kLargestText;  // above it nothing is analysed
  /// Faults of the configuration files, as findings in them; by path. A file without faults is
  /// absent.
  std::map<std::string, std::vector<Finding>, std::less<>> faults;
};

struct ProjectOptions {
  /// Rule files named on the command line: run instead of the built-in pack when `replace_builtin`.
  std::vector<std::string> rule_files;
  bool replace_builtin = false;
  bool use_architecture = true;
  bool use_baseline = true;
  std::string baseline_file = ".plumbline/baseline.json";  // need not be there
};

/// Reads `.plumbline/` through `files`. Never fails: what cannot be read is a fault, and then, if
/// `last_good` is given, its rules or architecture stay in force.
std::shared_ptr<const Project> load_project(std::string root,
                                            std::shared_ptr<const ProjectFiles> files,
                                            const Date& today, const ProjectOptions& options = {},
                                            const Project* last_good = nullptr);

/// Where the document's project runs, for the choice among replacements: what the configuration
/// says, else the project's files, else the document's imports. Several: they contradict each
/// other.
std::vector<std::string> platforms_for(const Project& project, const Snapshot& document);

/// True for the files whose change means load_project again: .plumbline/** and .plumblineignore.
bool is_configuration_file(std::string_view path);

}  // namespace plumbline::engine

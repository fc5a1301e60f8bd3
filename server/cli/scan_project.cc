#include "server/cli/scan_project.h"

#include <string_view>
#include <utility>

#include "server/cli/project_root.h"
#include "server/cli/rule_arguments.h"
#include "server/cli/rule_catalogue.h"
#include "server/engine/current_date.h"
#include "server/engine/disk_files.h"

namespace plumbline::cli {
namespace {

/// Which families run, and which rules are reported.
struct Selection {
  bool secrets = true;
  bool patterns = true;
  bool boundaries = true;
  std::set<std::string, std::less<>> rules;  // the words of --only
  bool narrow = false;                       // one of them is a rule
};

bool is_family(std::string_view word) {
  return word == "secrets" || word == "patterns" || word == "boundaries";
}

/// What runs when `--only` does not say.
Selection selection_by_default(const ScanOptions& options) {
  Selection selection;
  if (!options.rules.empty()) selection.secrets = selection.boundaries = false;
  // Of the past, only what must be revoked is of interest.
  if (options.history) selection.patterns = selection.boundaries = false;
  return selection;
}

Selection select(const ScanOptions& options) {
  if (options.only.empty()) return selection_by_default(options);
  Selection selection;
  selection.secrets = selection.patterns = selection.boundaries = false;
  for (const std::string& word : options.only) {
    const bool family = is_family(word);
    const bool user_rule = !word.starts_with("secrets/") && !word.starts_with("patterns/");
    selection.secrets |= word == "secrets" || word.starts_with("secrets/");
    selection.patterns |=
        word == "patterns" || word.starts_with("patterns/") || (!family && user_rule);
    selection.boundaries |= word == "boundaries" || (!family && user_rule && !options.history);
    selection.rules.insert(word);
    selection.narrow |= !family;
  }
  return selection;
}

Result<engine::ProjectOptions> project_options_of(const ScanOptions& options,
                                                  const ScanTarget& target,
                                                  const Selection& selection) {
  auto rule_files = find_rule_files(options.rules, target.root);
  if (!rule_files) return rule_files.error();
  engine::ProjectOptions result;
  result.rule_files = std::move(rule_files.value());
  result.replace_builtin = !options.rules.empty() && !options.builtin;
  result.use_architecture = selection.boundaries;
  result.use_baseline = options.use_baseline;
  if (options.baseline.empty()) return result;
  const std::string path = absolute_path(options.baseline);
  if (!exists(path)) return Error{"there is no baseline " + options.baseline};
  result.baseline_file = path_below(target.root, path).value_or(path);
  return result;
}

/// The files on disk, with those of git's index or of standard input laid over them.
std::shared_ptr<const engine::DiskFiles> files_of(const ScanOptions& options,
                                                  const ScanTarget& target) {
  const engine::WalkOptions walk{options.use_ignore_files, options.hidden};
  return std::make_shared<const engine::DiskFiles>(
      target.root, walk, [buffers = target.buffers](std::string_view path) {
        const auto it = buffers.find(path);
        return it == buffers.end() ? nullptr : it->second;
      });
}

}  // namespace

Result<ScanProject> load_scan_project(const ScanOptions& options, const ScanTarget& target) {
  Selection selection = select(options);
  const auto project_options = project_options_of(options, target, selection);
  if (!project_options) return project_options.error();
  const auto loaded = engine::load_project(target.root, files_of(options, target),
                                           engine::current_date(), project_options.value());
  auto project = std::make_shared<engine::Project>(*loaded);
  project->largest_text = engine::kLargestScannedText;
  project->configuration.secrets &= selection.secrets;
  project->configuration.patterns &= selection.patterns;
  project->configuration.boundaries &= selection.boundaries;
  for (const std::string& id : selection.rules) {
    if (!is_family(id) && !describe_rule(id, *project).known) {
      return Error{"--only " + id +
                   " is neither a family (secrets, patterns, boundaries) nor a rule"};
    }
  }
  if (!selection.narrow) selection.rules.clear();
  ScanProject result{std::move(project), std::move(selection.rules), nullptr};
  if (options.archives && result.project->configuration.secrets) {
    // What lies in an archive was written elsewhere: its faults are no work for this project.
    auto inside = std::make_shared<engine::Project>(*result.project);
    inside->configuration.patterns = inside->configuration.boundaries = false;
    result.project_of_archives = std::move(inside);
  }
  return result;
}

}  // namespace plumbline::cli

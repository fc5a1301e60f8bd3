#include "server/cli/import_command.h"

#include <filesystem>
#include <set>
#include <utility>

#include "analyzers/patterns/patterns.h"
#include "server/cli/baseline_file.h"
#include "server/cli/exit_code.h"
#include "server/cli/foreign_baseline.h"
#include "server/cli/gitleaks_config.h"
#include "server/cli/interrupt.h"
#include "server/cli/output.h"
#include "server/cli/project_root.h"
#include "server/cli/usage_fault.h"
#include "server/engine/file_reading.h"

namespace plumbline::cli {
namespace {

constexpr uint64_t kLargestFile = 256ull * 1024 * 1024;

void tell(const std::string& text) {
  print_error("plumbline: " + text + "\n");
}

Result<bool> write_file(const std::string& path, const std::string& text) {
  std::error_code ignored;  // shows when the file is opened
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
  auto output = Output::to_file(path);
  if (!output) return output.error();
  output->write(text);
  output->flush();
  if (output->failed()) return Error{"cannot write " + path};
  return true;
}

/// Adds the lines that are not there yet.
Result<bool> add_ignore_lines(const std::string& path, const std::vector<std::string>& lines) {
  std::string text = engine::read_text_file(path, kLargestFile, engine::BinaryFiles::read).text;
  if (!text.empty() && !text.ends_with('\n')) text += '\n';
  for (const std::string& line : lines) {
    const bool known = ("\n" + text).find("\n" + line + "\n") != std::string::npos;
    if (!known) text += line + "\n";
  }
  return write_file(path, text);
}

int import_config(const std::string& text, const BaselineProject& project) {
  const auto config = read_gitleaks_config(text);
  if (!config) return usage_fault(config.error().message);
  if (!config->rules.empty()) {
    const std::string path = ".plumbline/rules/gitleaks.yaml";
    if (auto done = write_file(project.root + "/" + path, config->rules); !done) {
      return usage_fault(done.error().message);
    }
    const patterns::RuleFile file{path, config->rules};
    for (const auto& fault : patterns::load_rules({&file, 1}, false).faults) {
      tell("does not load: " + fault.fault.message);
    }
    tell(std::to_string(config->rule_count) + " rules are in " + path);
  }
  if (!config->ignore_lines.empty()) {
    const std::string path = project.root + "/.plumblineignore";
    if (auto done = add_ignore_lines(path, config->ignore_lines); !done) {
      return usage_fault(done.error().message);
    }
    tell(std::to_string(config->ignore_lines.size()) + " paths are in .plumblineignore");
  }
  for (const std::string& what : config->left_out) tell("not carried over: " + what);
  return kClean;
}

/// Accepts what the other tool had accepted and is found here too.
int import_accepted(const ForeignBaseline& foreign, const BaselineProject& project) {
  if (const auto salt = ensure_salt(project); !salt) return usage_fault(salt.error().message);
  const auto known = read_baseline_file(project);
  std::vector<BaselineEntry> entries;
  if (known) entries = known->baseline->entries();
  std::set<std::string> names;
  for (const BaselineEntry& entry : entries) names.insert(entry.key.fingerprint);
  size_t added = 0;
  const auto scanned = find_acceptable(project, [&](const FoundPlace& place, BaselineEntry entry) {
    const std::string why = foreign.why_accepted(place);
    if (why.empty() || !names.insert(entry.key.fingerprint).second) return;
    entry.why = why;
    entries.push_back(std::move(entry));
    ++added;
  });
  if (!scanned) return interrupted() ? kInterrupted : usage_fault(scanned.error().message);
  if (auto done = write_baseline_file(project, std::move(entries)); !done) {
    return usage_fault(done.error().message);
  }
  tell(std::to_string(added) + " findings are accepted in " + project.file + ", of " +
       std::to_string(foreign.size()) + " entries; the others are not found here");
  for (const std::string& what : foreign.left_out()) tell("not carried over: " + what);
  return kClean;
}

}  // namespace

int import_file(const std::string& file, const std::string& root) {
  watch_interrupts();
  const auto project = find_baseline_project(root, "");
  if (!project) return usage_fault(project.error().message);
  const auto text = engine::read_text_file(file, kLargestFile, engine::BinaryFiles::read);
  if (text.failure) return usage_fault(file + " " + std::string(reason(*text.failure)));
  if (file.ends_with(".toml")) return import_config(text.text, project.value());
  const auto foreign_file = path_below(project->root, absolute_path(file));
  const auto foreign = file.ends_with("ignore") ? read_gitleaks_ignore(text.text, project->root)
                                                : read_detect_secrets(text.text);
  if (!foreign) return usage_fault(file + ": " + foreign.error().message);
  // The other tool's file is full of hashes and has said what it has to say.
  if (foreign_file) {
    const auto ignored =
        add_ignore_lines(project->root + "/.plumblineignore", {"/" + *foreign_file});
    if (!ignored) return usage_fault(ignored.error().message);
  }
  return import_accepted(foreign.value(), project.value());
}

}  // namespace plumbline::cli

#include "server/cli/baseline_command.h"

#include <cstdlib>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "server/cli/baseline_file.h"
#include "server/cli/exit_code.h"
#include "server/cli/git/git.h"
#include "server/cli/interrupt.h"
#include "server/cli/output.h"
#include "server/cli/project_root.h"
#include "server/cli/usage_fault.h"

namespace plumbline::cli {
namespace {

/// A name for "by": the one given, git's, or the system's.
std::string name_of_user(const BaselineOptions& options, const std::string& root) {
  if (!options.who.empty()) return options.who;
  if (auto name = run_git(root, {"config", "user.name"})) {
    const std::string text = name.value().substr(0, name.value().find('\n'));
    if (!text.empty()) return text;
  }
  const char* const user = std::getenv("USER");
  return user == nullptr ? "" : user;
}

Result<BaselineProject> find_project(const BaselineOptions& options) {
  auto project = find_baseline_project(options.root, options.file);
  if (project) project->archives = options.archives;
  return project;
}

int give_up(const Error& error) {
  if (!interrupted()) return usage_fault(error.message);
  print_error("plumbline: interrupted; the baseline is as it was\n");
  return kInterrupted;
}

Baseline::FileExists files_of(const BaselineProject& project) {
  return [root = project.root](std::string_view path) {
    return exists(root + "/" + std::string(path));
  };
}

/// Who, why and until when, as the options say.
struct Acceptance {
  std::string who;
  std::string why;
  std::optional<Date> until;

  void sign(BaselineEntry& entry) const {
    entry.who = who;
    entry.why = why;
    entry.until = until;
  }
};

Result<Acceptance> read_acceptance(const BaselineOptions& options, const BaselineProject& project) {
  Acceptance acceptance{name_of_user(options, project.root), options.why, std::nullopt};
  if (options.until.empty()) return acceptance;
  acceptance.until = parse_date(options.until);
  if (!acceptance.until)
    return Error{"--until " + options.until + " is no date such as 2027-01-31"};
  if (*acceptance.until < project.today) return Error{"--until " + options.until + " is past"};
  return acceptance;
}

int write_and_tell(const BaselineProject& project, std::vector<BaselineEntry> entries,
                   const std::string& tale) {
  const auto written = write_baseline_file(project, std::move(entries));
  if (!written) return usage_fault(written.error().message);
  print_error("plumbline: " + tale + "; see " + project.file + "\n");
  return kClean;
}

std::string count(size_t number, std::string_view one, std::string_view many) {
  return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

std::string line_of(const BaselineEntry& entry) {
  std::string text = entry.path + ":" + std::to_string(entry.line) + ": " + entry.rule;
  if (!entry.who.empty()) text += ", by " + entry.who;
  if (!entry.why.empty()) text += ", because " + entry.why;
  if (entry.until) text += ", until " + to_string(*entry.until);
  return text;
}

/// What is wrong with an entry; empty if nothing is.
std::string_view fault_of(const BaselineEntry& entry, bool used, const Date& today) {
  if (!in_force(entry, today)) return "past its date";
  if (!used) return "accepts nothing any more";
  return entry.why.empty() ? "nobody has said why" : "";
}

}  // namespace

int create_baseline(const BaselineOptions& options) {
  watch_interrupts();
  const auto project = find_project(options);
  if (!project) return give_up(project.error());
  if (exists(project->file)) {
    return usage_fault("there is a baseline, " + project->file + "; see plumbline baseline update");
  }
  const auto acceptance = read_acceptance(options, project.value());
  if (!acceptance) return give_up(acceptance.error());
  if (const auto salt = ensure_salt(project.value()); !salt) return give_up(salt.error());
  auto found = find_acceptable(project.value());
  if (!found) return give_up(found.error());
  for (BaselineEntry& entry : found.value()) acceptance->sign(entry);
  const std::string tale = count(found->size(), "finding is", "findings are") + " accepted";
  return write_and_tell(project.value(), std::move(found.value()), tale);
}

int update_baseline(const BaselineOptions& options) {
  watch_interrupts();
  const auto project = find_project(options);
  if (!project) return give_up(project.error());
  const auto known = read_baseline_file(project.value());
  if (!known) return usage_fault("there is no baseline " + project->file);
  const auto acceptance = read_acceptance(options, project.value());
  if (!acceptance) return give_up(acceptance.error());
  auto found = find_acceptable(project.value());
  if (!found) return give_up(found.error());
  std::set<const BaselineEntry*> used;
  size_t fresh = 0;
  for (BaselineEntry& entry : found.value()) {
    const BaselineEntry* const old = known->baseline->find(entry.key, files_of(project.value()));
    if (old != nullptr && in_force(*old, project->today)) {
      Acceptance{old->who, old->why, old->until}.sign(entry);
      used.insert(old);
    } else {
      acceptance->sign(entry);
      ++fresh;
    }
  }
  const size_t dropped = known->baseline->entries().size() - used.size();
  const std::string tale = count(fresh, "finding is", "findings are") + " newly accepted, " +
                           count(dropped, "entry is", "entries are") + " dropped";
  return write_and_tell(project.value(), std::move(found.value()), tale);
}

int audit_baseline(const BaselineOptions& options) {
  watch_interrupts();
  const auto project = find_project(options);
  if (!project) return give_up(project.error());
  const auto known = read_baseline_file(project.value());
  if (!known) return usage_fault("there is no baseline " + project->file);
  const auto found = find_acceptable(project.value());
  if (!found) return give_up(found.error());
  std::set<const BaselineEntry*> used;
  for (const BaselineEntry& entry : found.value()) {
    used.insert(known->baseline->find(entry.key, files_of(project.value())));
  }
  Output output = Output::to_standard_output();
  size_t faulty = 0;
  for (const BaselineEntry& entry : known->baseline->entries()) {
    const std::string_view fault = fault_of(entry, used.contains(&entry), project->today);
    faulty += fault.empty() ? 0 : 1;
    output.write(line_of(entry) + (fault.empty() ? "" : " — " + std::string(fault)) + "\n");
  }
  output.write(count(known->baseline->entries().size(), "entry", "entries") + ", " +
               std::to_string(faulty) + " to be looked at\n");
  return faulty == 0 ? kClean : kFindings;
}

}  // namespace plumbline::cli

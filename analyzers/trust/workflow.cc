// GitHub workflows: which jobs may ask for an identity token, and who else is in the room.
#include <algorithm>
#include <array>

#include "analyzers/source/ascii.h"
#include "analyzers/source/path.h"
#include "analyzers/trust/lint.h"
#include "analyzers/trust/subjects.h"

namespace plumbline::trust {
namespace {

/// What gives the owner the right to mint tokens; null if nothing does.
const Value* id_token(const Value& owner) {
  const Value* const permissions = owner.find("permissions");
  if (permissions != nullptr && permissions->text == "write-all") return permissions;
  const Value* const token = permissions == nullptr ? nullptr : permissions->find("id-token");
  return token != nullptr && token->text == "write" ? token : nullptr;
}

/// The event under `on:` that runs with the rights of the base repository for code of a stranger.
std::string_view foreign_event(const Value& workflow) {
  const Value* const on = workflow.find("on");
  if (on == nullptr) return {};
  for (const std::string_view event : {"pull_request_target", "workflow_run"}) {
    const bool named = on->find(event) != nullptr || on->text == event ||
                       std::any_of(on->items.begin(), on->items.end(),
                                   [&](const Value& item) { return item.text == event; });
    if (named) return event;
  }
  return {};
}

/// `environment: NAME` or `environment: { name: NAME }`.
std::string_view environment_of(const Value& job) {
  const Value* const environment = job.find("environment");
  if (environment == nullptr) return {};
  return environment->kind == Value::Kind::map ? environment->text_of("name")
                                               : std::string_view(environment->text);
}

bool is_commit(std::string_view reference) {
  return reference.size() == 40 &&
         reference.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// `owner/name@tag` of somebody who is neither GitHub nor a cloud that the token is meant for.
bool is_unpinned_stranger(std::string_view uses) {
  static constexpr std::array<std::string_view, 8> kKnown = {
      "actions/", "github/",   "aws-actions/", "azure/", "Azure/", "google-github-actions/",
      "pypa/",    "hashicorp/"};
  if (uses.starts_with("./") || uses.starts_with("docker://")) return false;
  const size_t at = uses.find('@');
  if (at == std::string_view::npos || is_commit(uses.substr(at + 1))) return false;
  return std::none_of(kKnown.begin(), kKnown.end(),
                      [&](std::string_view owner) { return uses.starts_with(owner); });
}

/// Of a step, or of a job that is a workflow kept elsewhere.
void judge_uses(const Value& owner, Report& report) {
  const Value* const uses = owner.find("uses");
  if (uses == nullptr || !is_unpinned_stranger(uses->text)) return;
  report.add("unpinned-action", uses->range,
             "This action may change under its tag, and the job can mint identity tokens; pin a "
             "commit");
}

void judge_step(const Value& step, bool has_token, Report& report) {
  const Value* const with = step.find("with");
  if (with != nullptr) {
    const Value* const duration = with->find("role-duration-seconds");
    if (duration != nullptr)
      report.add_if_long(Kind::role, duration->text, duration->range, "This session");
  }
  if (has_token) judge_uses(step, report);
}

/// The token's subject names the job's environment, if it has one, and else the branch, the tag or
/// the pull request. So a policy that names an environment refuses every job without it, and one
/// that names branches refuses every job that has one.
void judge_environment(const Value& job, const ByteRange& token, Report& report) {
  const std::vector<std::string>& subjects = report.policy().subjects;
  if (subjects.empty()) return;
  const std::string_view name = environment_of(job);
  if (contains(name, "${{")) return;
  const auto part = [](std::string_view subject) {
    const size_t colon = subject.find(':', 5);
    return colon == std::string_view::npos ? std::string_view("*") : subject.substr(colon + 1);
  };
  const auto admits = [&](const std::string& subject) {
    if (!name.empty()) return subject_fits(part(subject), "environment:" + std::string(name));
    return !part(subject).starts_with("environment:");
  };
  if (std::any_of(subjects.begin(), subjects.end(), admits)) return;
  if (name.empty()) {
    report.add("environment-mismatch", token,
               "The trust policy here admits an environment only; give this job its "
               "`environment:`");
  } else {
    report.add("environment-mismatch", job.find("environment")->range,
               "No trust policy here admits this environment; name it there, not the branch");
  }
}

void judge_job(const Entry& entry, bool inherited, std::string_view event, Report& report) {
  const Value& job = entry.value;
  const Value* const own = id_token(job);
  const bool has_token = own != nullptr || (inherited && job.find("permissions") == nullptr);
  if (own != nullptr && !event.empty()) {
    report.add("id-token-for-strangers", own->range,
               "`" + std::string(event) +
                   "` runs for strangers' code, which could mint this "
                   "identity; split the job");
  }
  if (has_token) judge_environment(job, own != nullptr ? own->range : entry.key_range, report);
  if (has_token) judge_uses(job, report);
  const Value* const steps = job.find("steps");
  if (steps == nullptr) return;
  report.set_environment(environment_of(job));
  for (const Value& step : steps->items) judge_step(step, has_token, report);
  report.set_environment({});
}

}  // namespace

void lint_workflow(const Value& document, Report& report) {
  if (!is_workflow_path(report.snapshot().path)) return;
  const Value* const token = id_token(document);
  const std::string_view event = foreign_event(document);
  const Value* const jobs = document.find("jobs");
  if (token != nullptr && jobs != nullptr) {
    report.add("id-token-for-all-jobs", token->range,
               "Every job of this workflow can mint identity tokens; give `id-token` to the job "
               "that needs it");
  }
  if (token != nullptr && !event.empty()) {
    report.add("id-token-for-strangers", token->range,
               "`" + std::string(event) +
                   "` runs for strangers' code, which could mint this "
                   "identity; split the job");
  }
  if (jobs == nullptr) return;
  for (const Entry& job : jobs->entries) judge_job(job, token != nullptr, event, report);
}

}  // namespace plumbline::trust

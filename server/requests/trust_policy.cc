#include "server/requests/trust_policy.h"

#include <string>
#include <vector>

#include "analyzers/trust/policy_template.h"
#include "protocol/uri.h"
#include "server/engine/trust_subjects.h"
#include "server/requests/workspace_edits.h"

namespace plumbline::server {
namespace {

using protocol::Json;

Json data_of(const Finding& finding, const trust::PolicyTemplate& policy,
             std::string_view repository) {
  std::vector<Json> steps;
  for (const auto& step : policy.steps) {
    steps.push_back(Json::object({{"id", Json::string(step.id)},
                                  {"title", Json::string(trust::filled(step.title, repository))}}));
  }
  return Json::object({{"fingerprint", Json::string(finding.fingerprint)},
                       {"row", Json::string(policy.id)},
                       {"class", Json::string("T")},
                       {"precondition", Json::string("none")},
                       {"followUps", Json::array(steps)}});
}

}  // namespace

std::optional<OfferedAction> trust_policy_action(const ActionSource& source, const Finding& finding,
                                                 std::string_view row, const Agreement& agreement) {
  const trust::PolicyTemplate* const policy = trust::policy_template_for(row);
  const bool takes_files = agreement.capabilities.workspace_edit.create_files;
  if (policy == nullptr || !takes_files || !takes_confirmed_edits(agreement)) return std::nullopt;
  const engine::Project& project = *source.project;
  if (project.root.empty() || project.files->is_file(policy->path)) return std::nullopt;
  const std::string repository = engine::github_repository(*project.files);
  OfferedAction action;
  action.fingerprint = finding.fingerprint;
  action.title = std::string(policy->title) + ": " + std::string(policy->path);
  action.data = data_of(finding, *policy, repository);
  action.new_file = {protocol::uri_of_path(project.root + "/" + std::string(policy->path)),
                     trust::filled(policy->text, repository)};
  action.needs_confirmation = true;
  return action;
}

}  // namespace plumbline::server

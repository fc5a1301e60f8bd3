#include "analyzers/remedies/configuration_rows.h"

#include "analyzers/remedies/block_rows.h"
#include "analyzers/remedies/dockerfile_rows.h"
#include "analyzers/remedies/document_rows.h"
#include "analyzers/remedies/environment_rows.h"
#include "analyzers/remedies/key_document_row.h"
#include "analyzers/remedies/minting.h"
#include "analyzers/remedies/settings_rows.h"
#include "analyzers/remedies/shell_rows.h"
#include "analyzers/remedies/state_variable_row.h"
#include "analyzers/remedies/workflow_rows.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {

namespace {

std::vector<Plan> all_of(const std::vector<std::optional<Plan>>& plans) {
  std::vector<Plan> found;
  for (const auto& plan : plans) {
    if (plan) found.push_back(*plan);
  }
  return found;
}

}  // namespace

bool is_configuration(Language language) {
  switch (language) {
    case Language::yaml:
    case Language::hcl:
    case Language::properties:
    case Language::bash:
    case Language::json:
    case Language::xml:
    case Language::toml:
    case Language::dotenv:
    case Language::dockerfile:
    case Language::text:
      return true;
    default:
      return false;
  }
}

std::vector<Plan> configuration_rows(const Site& site) {
  if (site.code().language == Language::hcl) {
    if (const auto plan = state_variable_row(site)) return {*plan};
    std::vector<Plan> plans = minting_rows(site);
    return plans.empty() ? block_rows(site) : plans;
  }
  if (site.code().language == Language::dockerfile) return all_of({dockerfile_row(site)});
  if (site.code().language == Language::json) return all_of({key_document_row(site)});
  if (site.code().language == Language::bash) {
    // Behind another endpoint no role is known.
    if (contains_any(site.code().text, {"AWS_ENDPOINT_URL", "--endpoint-url"})) return {};
    std::vector<Plan> plans = all_of({shell_keys_row(site)});
    return plans.empty() ? settings_rows(site) : plans;
  }
  if (site.code().language != Language::yaml) return settings_rows(site);
  if (is_workflow_path(site.path)) return workflow_rows(site);
  for (const auto& rows : {environment_rows, document_rows}) {
    std::vector<Plan> plans = rows(site);
    if (!plans.empty()) return plans;
  }
  return settings_rows(site);
}

}  // namespace plumbline::remedies

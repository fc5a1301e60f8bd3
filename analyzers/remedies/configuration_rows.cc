#include "analyzers/remedies/configuration_rows.h"

#include "analyzers/remedies/block_rows.h"
#include "analyzers/remedies/minting.h"
#include "analyzers/remedies/settings_rows.h"
#include "analyzers/remedies/state_variable_row.h"
#include "analyzers/remedies/workflow_rows.h"

namespace plumbline::remedies {

bool is_configuration(Language language) {
  switch (language) {
    case Language::yaml:
    case Language::hcl:
    case Language::properties:
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
  if (is_workflow_path(site.path)) return workflow_rows(site);
  return settings_rows(site);
}

}  // namespace plumbline::remedies

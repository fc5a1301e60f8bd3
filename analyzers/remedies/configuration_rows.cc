#include "analyzers/remedies/configuration_rows.h"

#include "analyzers/remedies/workflow_rows.h"

namespace plumbline::remedies {

bool is_configuration(Language language) {
  switch (language) {
    case Language::yaml:
      return true;
    default:
      return false;
  }
}

std::vector<Plan> configuration_rows(const Site& site) {
  if (is_workflow_path(site.path)) return workflow_rows(site);
  return {};
}

}  // namespace plumbline::remedies

#include "analyzers/remedies/workflow_rows.h"

#include "analyzers/remedies/container_registry_row.h"
#include "analyzers/remedies/job_token_row.h"
#include "analyzers/remedies/publish_rows.h"
#include "analyzers/remedies/step_rows.h"

namespace plumbline::remedies {
namespace {

/// A value that is an anchor or an alias has other uses, and so has what an anchor around it names.
bool is_shared(const Code& code, const WorkflowStep& step) {
  const Node value = step.pair.field("value");
  if (value.is_null() || code.of(value).starts_with('&') || code.of(value).starts_with('*')) {
    return true;
  }
  for (Node node = step.pair; !node.is_null(); node = node.parent()) {
    if (is_one_of(node, {"block_node", "flow_node"}) && code.of(node).starts_with('&')) return true;
  }
  return false;
}

}  // namespace

std::vector<Plan> workflow_rows(const Site& site) {
  const auto step = workflow_step_at(site.code(), site.place);
  if (!step || is_shared(site.code(), *step)) return {};
  std::vector<Plan> plans = step_rows(site, *step);
  for (const auto& row : {npm_row, pypi_row, container_registry_row, job_token_row}) {
    if (!plans.empty()) break;
    if (auto plan = row(site, *step)) plans.push_back(std::move(*plan));
  }
  return plans;
}

std::string_view workflow_row_for(const Site& site) {
  const Code& code = site.code();
  const auto step = workflow_step_at(code, site.place);
  if (!step || is_shared(code, *step)) return {};
  const std::string_view row = step_row_for(code, *step);
  if (!row.empty()) return row;
  if (publishes_to_npm(code, *step)) return "7.gha";
  if (publishes_to_pypi(code, *step)) return "8.gha";
  if (logs_in_to_own_registry(site, *step)) return "10.ghcr";
  return takes_job_token(code, *step) ? "5.gha" : std::string_view();
}

}  // namespace plumbline::remedies

#include "analyzers/remedies/workflow_step.h"

#include <array>
#include <vector>

#include "analyzers/remedies/yaml_view.h"

namespace plumbline::remedies {
namespace {

constexpr std::array<std::string_view, 2> kPairs = {"block_mapping_pair", "flow_pair"};

/// The mapping that holds the pair of a node further in.
Node mapping_around(Node node) {
  return enclosing(node.parent(), kPairs).parent();
}

/// The jobs that see the workflow's variables: those that call another workflow do not.
std::vector<Node> jobs_with_steps(const Code& code, Node workflow) {
  std::vector<Node> found;
  const Node jobs = yaml_value(code, workflow, "jobs");
  if (jobs.is_null()) return found;
  for (const Node pair : items_of(jobs)) {
    const Node job = yaml_value(pair);
    if (yaml_has(code, job, "steps")) found.push_back(job);
  }
  return found;
}

}  // namespace

std::optional<WorkflowStep> workflow_step_at(const Code& code, const ByteRange& place) {
  WorkflowStep found;
  found.place = place;
  found.pair = enclosing(code.root.descendant(place), kPairs);
  if (found.pair.is_null()) return {};
  const std::vector<std::string_view> keys = yaml_keys(code, found.pair);
  const size_t depth = keys.size();
  if (depth < 2 || (depth > 2 && keys.back() != "jobs")) return {};
  found.workflow = yaml_top(code, found.pair);
  found.key = keys[0];
  const bool in_step = depth >= 4 && keys[depth - 3] == "steps";
  const bool direct = in_step && depth == 4;
  if (!direct) found.section = keys[1];
  found.owner = direct ? found.pair.parent() : mapping_around(found.pair);
  if (in_step && depth <= 5) {
    found.item = enclosing(found.owner, {"block_sequence_item"});
    found.job = mapping_around(found.owner);
    const std::string_view uses = yaml_scalar(code, yaml_value(code, found.owner, "uses"));
    found.action = uses.substr(0, uses.find('@'));
    found.jobs = {found.job};
    return found;
  }
  if (found.section != "env" || (depth != 2 && depth != 4)) return {};
  found.jobs = depth == 4 ? std::vector<Node>{found.owner} : jobs_with_steps(code, found.workflow);
  if (found.jobs.size() == 1) found.job = found.jobs.front();
  return found;
}

std::string_view of_step(const Code& code, const WorkflowStep& step, std::string_view key) {
  return yaml_scalar(code, yaml_value(code, step.owner, key));
}

std::string_view of_step(const Code& code, const WorkflowStep& step, std::string_view section,
                         std::string_view key) {
  return yaml_scalar(code, yaml_value(code, yaml_value(code, step.owner, section), key));
}

}  // namespace plumbline::remedies

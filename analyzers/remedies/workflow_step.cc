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

/// The single job of the workflow, or null.
Node only_job(const Code& code, Node workflow) {
  const Node jobs = yaml_value(code, workflow, "jobs");
  if (jobs.is_null()) return Node();
  const std::vector<Node> all = items_of(jobs);
  if (all.size() != 1 || all.front().field("value").is_null()) return Node();
  return yaml_content(all.front().field("value"));
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
    return found;
  }
  if (found.section != "env" || (depth != 2 && depth != 4)) return {};
  found.job = depth == 4 ? found.owner : only_job(code, found.workflow);
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

// A selector of a rule, bound to a graph: which files and which edges it means.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzers/boundaries/graph_model.h"

namespace plumbline::boundaries {

/// One component (a selector with `*` gives one group per component), or a path, include or package
/// selector.
struct Group {
  std::string name;  // for messages
  std::optional<ComponentId> component;
  const Selector* selector = nullptr;  // of the rule, which outlives the group
};

using Groups = std::vector<Group>;

Groups groups_of(const GraphModel& model, const Selectors& selectors);

bool holds(const GraphModel& model, const Group& group, const Node& node);
bool holds_any(const GraphModel& model, const Groups& groups, const Node& node);

/// Whether the edge leads into the group.
bool leads_into(const GraphModel& model, const Group& group, const Node& from, const Edge& edge);
bool leads_into_any(const GraphModel& model, const Groups& groups, const Node& from,
                    const Edge& edge);

/// The components that the edge leads into, sorted.
std::vector<ComponentId> components_of(const GraphModel& model, const Edge& edge);

/// Whether a rule with this filter looks at the import.
bool passes(ImportFilter filter, ImportKind kind);

/// The exception in force that excuses the edge, or null.
const Exception* excuse(const GraphModel& model, const Rule& rule, const Node& from,
                        const Edge& edge);
/// Whether an exception, in force or not, means the edge.
bool covers(const GraphModel& model, const Exception& exception, const Node& from,
            const Edge& edge);

}  // namespace plumbline::boundaries

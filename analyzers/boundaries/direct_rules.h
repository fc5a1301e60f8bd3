// The rules that judge one dependency at a time.
#pragma once

#include "analyzers/boundaries/violation.h"

namespace plumbline::boundaries {

/// A rule with its selectors bound to the graph; bound again when components come or go.
struct BoundRule {
  const Rule* rule = nullptr;
  Groups from;
  Groups to;
  Groups by;
  std::vector<Groups> layers;
  std::vector<Groups> entries;
};

BoundRule bind(const GraphModel& model, const Rule& rule);

/// Appends what the rule says about the file's own imports, excused ones marked. For transitive
/// rules these are the direct breaches only.
void check_direct(const GraphModel& model, const BoundRule& bound, const Node& node,
                  Violations& violations);

/// How a breach of layers or independence is worded, shared with the transitive check.
std::string below_message(std::string_view lower, std::string_view upper, std::string_view where);
std::string sibling_message(std::string_view one, std::string_view other, std::string_view where);
std::string forbid_message(std::string_view from, std::string_view to, std::string_view where);

}  // namespace plumbline::boundaries

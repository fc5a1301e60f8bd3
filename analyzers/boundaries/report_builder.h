// Fills a GraphReport from the graph and what the rules say of it.
#pragma once

#include <functional>

#include "analyzers/boundaries/graph_report.h"
#include "analyzers/boundaries/violation.h"

namespace plumbline::boundaries {

using ViolationsOf = std::function<Violations(const Node&)>;

GraphReport report_of(const GraphModel& model, const ViolationsOf& violations_of);

}  // namespace plumbline::boundaries

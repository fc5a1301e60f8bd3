// Violations as findings: text, places and evidence.
#pragma once

#include <vector>

#include "analyzers/boundaries/violation.h"
#include "analyzers/findings/finding.h"

namespace plumbline::boundaries {

Finding finding_of(const GraphModel& model, const Node& node, const Violation& violation);

/// What is wrong with the architecture file once every file is known: components without files,
/// exceptions that excuse nothing. Ranges are in that file.
std::vector<Finding> findings_about_architecture(const GraphModel& model);

}  // namespace plumbline::boundaries

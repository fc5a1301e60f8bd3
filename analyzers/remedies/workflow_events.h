// The events that start the project's workflows.
#pragma once

#include <span>
#include <string_view>

#include "analyzers/remedies/site.h"

namespace plumbline::remedies {

/// Whether this workflow, or another one of the project, starts on one of the events: "push", or a
/// type of one, "labeled".
bool start_workflows(const Site& site, std::span<const std::string_view> events);

}  // namespace plumbline::remedies

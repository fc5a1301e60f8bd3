// The suppression comments of other tools, so that moving to Plumbline costs nobody their waivers.
// They are taken as they are: those tools have rules that we don't, so an unmatched one says
// nothing.
#pragma once

#include <optional>
#include <string>

#include "analyzers/findings/finding.h"
#include "analyzers/source/snapshot.h"

namespace plumbline {

/// The comment that silences the finding, in words ("`nosec` comment"); nothing if there is none.
std::optional<std::string> foreign_suppression(const Finding& finding, const Snapshot& snapshot);

}  // namespace plumbline

// Edits of several findings of one document as one: fix-all.
#pragma once

#include <vector>

#include "analyzers/findings/finding.h"
#include "server/requests/code_actions.h"

namespace plumbline::server {

/// One edit that applies every action meant for fix-all. What two of them share, such as an import,
/// is there once; of two that contradict each other the later is left out. Empty if there is none.
std::vector<TextEdit> fix_all_edits(const ActionSource& source, const Agreement& agreement);

/// Adds an action's edits to others of the same text, sorted; false, and nothing added, if they
/// contradict each other.
bool add_edits(std::vector<TextEdit>& edits, const std::vector<TextEdit>& more);

}  // namespace plumbline::server

// Edits of several findings as one: fix-all, and one credential in several places.
#pragma once

#include <optional>
#include <vector>

#include "analyzers/findings/finding.h"
#include "server/requests/code_actions.h"
#include "server/requests/offered_action.h"

namespace plumbline::server {

/// One edit that applies every action meant for fix-all. What two of them share, such as an import,
/// is there once; of two that contradict each other the later is left out. Empty if there is none.
std::vector<TextEdit> fix_all_edits(const ActionSource& source, const Agreement& agreement);

/// The first complete replacement of this credential, in every place of the open documents that
/// holds the same one; only where there are several, all of them can be replaced, and the client
/// can have the user confirm it.
std::optional<OfferedAction> replace_everywhere(const ActionSource& source, const Finding& finding,
                                                const Agreement& agreement);

}  // namespace plumbline::server

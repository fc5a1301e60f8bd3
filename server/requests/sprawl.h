// One credential in several places, replaced in all of them by one edit that the user confirms.
#pragma once

#include <optional>

#include "analyzers/findings/finding.h"
#include "server/requests/code_actions.h"
#include "server/requests/offered_action.h"

namespace plumbline::server {

/// The first complete replacement of this credential in every place of the project that holds the
/// same one, open or not. Places that have none are named among the follow-ups. Only where two or
/// more can be replaced, and the client can have the user confirm it. `stop` ends the look at files
/// that are not open; the title says if it was not through.
std::optional<OfferedAction> replace_everywhere(const ActionSource& source, const Finding& finding,
                                                const Agreement& agreement, int64_t most_ms);

}  // namespace plumbline::server

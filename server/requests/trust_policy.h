// The trust policy that an edit needs, as a file of its own: a second action beside the edit.
#pragma once

#include <optional>
#include <string_view>

#include "server/requests/code_actions.h"
#include "server/requests/offered_action.h"

namespace plumbline::server {

/// For a remedy of this row; nothing where it needs none, where the project has such a file, or
/// where the client cannot make files and have the user confirm it.
std::optional<OfferedAction> trust_policy_action(const ActionSource& source, const Finding& finding,
                                                 std::string_view row, const Agreement& agreement);

}  // namespace plumbline::server

// Rows whose complete edit is the broker's: the secret moves to the environment, and what would
// replace it (a signing key in a KMS, rotating tokens) needs a person.
#pragma once

#include <string_view>

#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {

/// "19.any" for the key of a JWT, "20.py" and "20.js" for the token of a Slack app; empty if the
/// place, or the variable that it is the value of, is none of these. A Slack app is only
/// recognised by the kind of its token.
std::string_view relocation_row(const Code& code, std::string_view kind, Node place);

}  // namespace plumbline::remedies

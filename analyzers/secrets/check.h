// Offline checks: what a token says about itself without asking its issuer.
#pragma once

#include <string_view>

#include "analyzers/secrets/rule_record.h"
#include "analyzers/secrets/verdict.h"

namespace plumbline::secrets {

/// Never fails: bytes that no check can read are `shape` or `refused`.
Verdict check_token(Check check, std::string_view token);

}  // namespace plumbline::secrets

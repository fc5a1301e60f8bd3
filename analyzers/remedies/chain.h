// Chains of calls, as builders make them: `X.builder().region(r).build()`.
#pragma once

#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {

/// Takes `.name(…)` out of its chain, with its line if it has one to itself; `object` is what the
/// call stands on. A statement that is nothing but the call goes whole.
void cut_call(const Code& code, Node call, Node object, Plan& plan);

}  // namespace plumbline::remedies

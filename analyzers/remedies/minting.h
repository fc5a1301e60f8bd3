// Terraform resources that make a static credential: nothing can leak from the file, and still a
// long-lived key comes into the world, and into the state.
#pragma once

#include <vector>

#include "analyzers/remedies/hcl_view.h"
#include "analyzers/remedies/site.h"

namespace plumbline::remedies {

bool mints_static_key(const HclBlock& block);

/// F.mint: what to do instead, without an edit.
std::vector<Plan> minting_rows(const Site& site);

}  // namespace plumbline::remedies

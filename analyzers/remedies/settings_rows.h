// Rows of settings files that their records describe as data: which keys hold the credential, which
// go with it and which come.
#pragma once

#include <vector>

#include "analyzers/remedies/site.h"

namespace plumbline::remedies {

std::vector<Plan> settings_rows(const Site& site);

}  // namespace plumbline::remedies

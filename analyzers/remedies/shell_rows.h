// Shell scripts: variables that share their command with others, or are set for one command only.
#pragma once

#include <optional>

#include "analyzers/remedies/site.h"

namespace plumbline::remedies {

/// 1.sh: `export KEY=… SECRET=…` and `KEY=… SECRET=… aws s3 ls` name a profile instead.
std::optional<Plan> shell_keys_row(const Site& site);

}  // namespace plumbline::remedies

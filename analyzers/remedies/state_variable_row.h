// 33.var: a sensitive variable of Terraform that nothing but providers, ephemeral blocks and
// write-only arguments read, so that it need not be kept in plans.
#pragma once

#include <optional>

#include "analyzers/remedies/site.h"

namespace plumbline::remedies {

/// `place` is inside the variable's block. Asks the files of the same folder for the version floor
/// and the uses.
std::optional<Plan> state_variable_row(const Site& site);

/// A `variable` with `sensitive = true` and without `ephemeral`.
bool is_kept_variable(const Code& code, Node block);

}  // namespace plumbline::remedies

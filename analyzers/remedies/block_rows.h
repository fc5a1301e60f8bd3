// Rows of Terraform that their records describe as data: which block has the stored credential,
// which of its attributes go and which come.
#pragma once

#include <string_view>
#include <vector>

#include "analyzers/remedies/site.h"

namespace plumbline::remedies {

std::vector<Plan> block_rows(const Site& site);

/// The row that a reference at this attribute leads to (`credentials = file("key.json")`); empty if
/// none does.
std::string_view block_row_for(const Code& code, Node attribute);

}  // namespace plumbline::remedies

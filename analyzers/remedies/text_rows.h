// Rows that look at the text around a secret and at no syntax: addresses and commands that read the
// same in a script, a workflow, a Dockerfile and a page of documentation.
#pragma once

#include <vector>

#include "analyzers/remedies/site.h"

namespace plumbline::remedies {

std::vector<Plan> text_rows(const Site& site);

/// 12.conn: user and password of a connection string to Azure SQL give way to the Entra identity.
std::optional<Plan> connection_string_row(const Site& site);

}  // namespace plumbline::remedies

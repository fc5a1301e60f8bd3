// How each language reads a variable of its environment.
#pragma once

#include <string>
#include <string_view>

#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {

/// `os.environ["X"]`, `process.env.X`, `ENV.fetch("X")`; `quote` is the one that the place allows.
std::string environment_lookup(const Document& document, std::string_view variable, char quote);

/// Adds the import that the look-up needs, if it is missing.
void import_environment(const Document& document, EditScript& script);

/// Whether the look-up's name means something else in this file.
bool environment_is_hidden(const Document& document);

}  // namespace plumbline::remedies

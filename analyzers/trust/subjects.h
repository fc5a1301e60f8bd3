// The subjects that a project's trust policies admit: "repo:acme/shop:environment:production".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/source/snapshot.h"
#include "analyzers/syntax/tree.h"

namespace plumbline::trust {

/// Those that the file names for GitHub's issuer, each once, sorted; patterns as they are written.
std::vector<std::string> trusted_subjects(const Snapshot& snapshot, const syntax::Tree& tree);

/// Whether trusted_subjects can find anything; by the text alone.
bool may_name_subjects(const Snapshot& snapshot);

/// Whether a subject that the platform mints fits the pattern (`*` and `?` as AWS reads them).
bool subject_fits(std::string_view pattern, std::string_view subject);

}  // namespace plumbline::trust

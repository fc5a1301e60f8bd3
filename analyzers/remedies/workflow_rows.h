// GitHub workflows: a stored token where the job's own does (5.gha), a stored upload password where
// the index trusts the workflow itself (8.gha).
#pragma once

#include <optional>
#include <string_view>

#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {

/// The row for the value at `place`, a literal or `${{ secrets.X }}`.
std::optional<Plan> workflow_row(const Document& document, const ByteRange& place);

/// Whether a row looks at this input of this step at all.
enum class StoredToken { none, github, pypi };
StoredToken stored_token_at(const Code& code, const ByteRange& place);

}  // namespace plumbline::remedies

// What a step of a workflow needs of the job's token: the scopes, and the events that its work
// makes. The tables are those of the record 5.gha.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analyzers/remedies/workflow_permissions.h"

namespace plumbline::remedies {

struct TokenNeeds {
  std::vector<Scope> scopes;
  /// "release": further workflows may wait for them, and the job's token starts none.
  std::vector<std::string_view> events;
};

/// Of a known action whose token input is `input` (empty: any); nothing if it is unknown.
std::optional<TokenNeeds> needs_of_action(std::string_view action, std::string_view input);

/// The sum over the script's `gh` commands and API calls, whichever repository they address;
/// nothing if one is unknown.
std::optional<TokenNeeds> needs_of_script(std::string_view script);

/// What else than this repository the text addresses, by `--repo` or an API path: "acme/tool", or
/// words that name none. Empty if nothing else. `own` is what project_repository() says.
std::string_view other_repository_in(std::string_view script, std::string_view own);

/// `${{ github.repository }}`, `$GITHUB_REPOSITORY` or `own`, with or without quotes.
bool is_this_repository(std::string_view text, std::string_view own);

}  // namespace plumbline::remedies

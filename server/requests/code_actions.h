// The code actions at a place: credential edits, pattern fixes, "allow with a reason", and fix-all.
//
// Everything comes from the server's own findings of the document's present version. The client's
// diagnostics only say, by their `data`, which findings it asks about; their ranges may be of an
// older version and are not used.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/findings/finding.h"
#include "analyzers/source/snapshot.h"
#include "analyzers/syntax/tree.h"
#include "protocol/code_action.h"
#include "server/engine/credential_search.h"
#include "server/engine/project.h"
#include "server/requests/action_cache.h"
#include "server/requests/offered_action.h"
#include "server/session/client.h"

namespace plumbline::server {

/// What one version of a document offers, handed to a worker; immutable but for the cache.
struct ActionSource {
  std::string uri;
  Snapshot snapshot;
  std::optional<syntax::Tree> tree;
  std::vector<Finding> findings;
  std::shared_ptr<const engine::Project> project;
  std::shared_ptr<ActionCache> cache = std::make_shared<ActionCache>();
  /// The folder's other open documents: they may hold the same credential.
  std::vector<ActionSource> others = {};
  /// Null: what is not open is not looked at.
  std::shared_ptr<engine::CredentialSearch> search = {};
};

/// All actions for one finding, the preferred one first.
std::vector<OfferedAction> actions_for(const ActionSource& source, const Finding& finding,
                                       const Agreement& agreement);

/// The action that `data` (CodeAction.data, or the argument of the command) names, as the document
/// is now; nothing if the finding or its fix is gone.
std::optional<OfferedAction> find_action(const ActionSource& source, const protocol::Json& data,
                                         const Agreement& agreement);

/// The action's edit in the form that the client announced.
protocol::WorkspaceEdit edit_of(const OfferedAction& action, const ActionSource& source,
                                const Agreement& agreement);

/// The client's code action with its edit; nothing if it is gone.
std::optional<protocol::Json> resolved_action(const ActionSource& source,
                                              const protocol::Json& action,
                                              const Agreement& agreement);

/// The findings that the request is about: those its range touches, and those its diagnostics name.
std::vector<const Finding*> asked_findings(const ActionSource& source,
                                           const protocol::CodeActionParams& params,
                                           protocol::PositionEncoding encoding);

/// The answer for the findings' actions, as the client takes it: literals, or commands. At most 20,
/// titles unique.
protocol::Json code_action_answer(const ActionSource& source,
                                  const protocol::CodeActionParams& params,
                                  const Agreement& agreement);

inline constexpr std::string_view kApplyFixCommand = "plumbline.applyFix";

}  // namespace plumbline::server

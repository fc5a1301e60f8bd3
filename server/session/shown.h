// What the client has been shown of one version of a document, or may pull.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analyzers/findings/finding.h"
#include "analyzers/source/snapshot.h"
#include "protocol/diagnostics.h"
#include "server/engine/project.h"
#include "server/requests/action_cache.h"
#include "server/session/client.h"

namespace plumbline::server {

/// Immutable once it is made, but for the cache.
struct Shown {
  Snapshot snapshot;
  std::vector<Finding> findings;
  std::vector<protocol::Diagnostic> diagnostics;
  std::string result_id;  // empty for clients that do not pull
  std::shared_ptr<ActionCache> actions = std::make_shared<ActionCache>();
};

/// `uri` is the client's spelling. Runs on workers: translating hundreds of findings takes a while.
std::shared_ptr<const Shown> make_shown(const Snapshot& snapshot, std::vector<Finding> findings,
                                        const std::string& uri, const engine::Project& project,
                                        const Agreement& agreement);

/// The same list has the same id, in whatever version, session or process: what a client knows from
/// an open document also holds for the closed file.
std::string result_id(const std::vector<protocol::Diagnostic>& diagnostics);

/// The notification that shows the list for a version.
std::string push_message(const std::string& uri, int64_t version,
                         std::vector<protocol::Diagnostic> diagnostics);

}  // namespace plumbline::server

// Findings as the protocol's diagnostics.
#pragma once

#include <string>
#include <vector>

#include "analyzers/findings/finding.h"
#include "analyzers/source/snapshot.h"
#include "protocol/diagnostics.h"
#include "server/engine/project.h"
#include "server/session/client.h"

namespace plumbline::server {

/// Leaves out what is suppressed, and every member that the client did not announce. `uri` is the
/// document's own.
std::vector<protocol::Diagnostic> to_diagnostics(const std::vector<Finding>& findings,
                                                 const Snapshot& snapshot, const std::string& uri,
                                                 const std::string& root,
                                                 const Agreement& agreement);

/// The page of a rule, made from its record: stable for codeDescription.
std::string rule_page(const Finding& finding);

}  // namespace plumbline::server

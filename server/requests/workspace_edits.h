// Edits of one document as the protocol's WorkspaceEdit, in the form that the client announced.
#pragma once

#include <string>
#include <vector>

#include "analyzers/findings/finding.h"
#include "analyzers/source/snapshot.h"
#include "protocol/workspace_edit.h"
#include "server/session/client.h"

namespace plumbline::server {

/// With documentChanges the version is pinned; without, `changes` is sent and the client's version
/// is the caller's business. `snippet` only if takes_snippets().
protocol::WorkspaceEdit to_workspace_edit(const std::vector<TextEdit>& edits,
                                          const Snapshot& snapshot, const std::string& uri,
                                          const Agreement& agreement, bool snippet = false);

/// Puts the edits of several documents into one, which the client has the user confirm. Each must
/// have been made for a client with documentChanges.
protocol::WorkspaceEdit to_confirmed_edit(std::vector<protocol::WorkspaceEdit> edits,
                                          const std::string& label);

/// Makes a file, for a client that can; it must not be there.
protocol::WorkspaceEdit to_new_file_edit(const std::string& uri, const std::string& text);

bool takes_confirmed_edits(const Agreement& agreement);

/// Of a snapshot that was read for an edit and is no version of an open document.
inline constexpr int64_t kUnknownVersion = -1;

bool takes_snippets(const Agreement& agreement);

}  // namespace plumbline::server

// The files that the server wants to hear of when they change outside the editor.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "protocol/registration.h"
#include "protocol/workspace.h"

namespace plumbline::server {

/// Configuration, ignore files, manifests, and the sources that the import graph is made of; below
/// the folders where the client can say so, else anywhere.
protocol::DidChangeWatchedFilesRegistrationOptions watched_files(
    const std::vector<std::string>& folder_uris, bool relative);

/// A change means that the folder's files are to be listed and its configuration read again.
bool is_ignore_file(std::string_view path);

/// A change means that imports may resolve to something else.
bool is_manifest(std::string_view path);

/// What workspace/didCreateFiles, didRenameFiles and didDeleteFiles tell, as events of files.
std::vector<protocol::FileEvent> events_of_file_operation(const protocol::Json& params);

}  // namespace plumbline::server

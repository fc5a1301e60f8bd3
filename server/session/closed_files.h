// The diagnostics of a folder's files that are not open, for a client that asks about the whole
// workspace.
//
// Idea. A client says for each file by a result id what it already has. Of every file only its
// stamp and the id of its last result are kept; a file is read and analysed again when its stamp is
// new, or when the client lacks what was found. So a second look at ten thousand files costs a stat
// each, and memory does not grow with what is found.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "analyzers/source/stop_token.h"
#include "protocol/diagnostics.h"
#include "server/engine/boundary_index.h"
#include "server/engine/project.h"
#include "server/session/client.h"

namespace plumbline::server {

/// What the last scan left. Used by one thread at a time.
struct ClosedFiles {
  struct Seen {
    uint64_t stamp = 0;
    std::string result_id;
  };
  std::shared_ptr<const engine::Project> project;  // what was seen is from its rules
  std::map<std::string, Seen, std::less<>> seen;   // by relative path
};

struct ClosedFilesScan {
  std::shared_ptr<const engine::Project> project;
  std::shared_ptr<engine::BoundaryIndex> boundaries;  // null: no architecture
  std::shared_ptr<ClosedFiles> files;
  std::set<std::string, std::less<>> open;  // paths that are not looked at
  std::vector<std::string>
      inner_folders;  // relative, with a final slash: they have a scan of their own
  /// By path; with the client's spelling of the URI.
  std::map<std::string, protocol::PreviousResultId, std::less<>> known;
};

/// Calls `report` for every file of which the client lacks something, and for those where it has
/// what was found (an unchanged report); in order of the paths. A file without findings that the
/// client never heard of is not reported.
void scan_closed_files(
    const ClosedFilesScan& scan, const Agreement& agreement, const StopToken& stop,
    const std::function<void(protocol::WorkspaceDocumentDiagnosticReport)>& report);

}  // namespace plumbline::server

// The requests for the diagnostics of the whole workspace.
//
// Idea. A pull is answered with what its client does not have: of open documents from memory, of
// closed files by a scan in the background. If there is nothing, the pull is held open until
// something changes, because clients ask again as soon as they are answered.
//
// Contract. With a token for partial results, reports leave in portions while the scan goes on and
// the answer itself is empty; without, a scan ends early when the answer has grown long, and the
// next pull goes on from there. A pull that is cancelled stops its scan.
#pragma once

#include <memory>
#include <vector>

#include "protocol/diagnostics.h"
#include "protocol/reply.h"
#include "server/session/client.h"
#include "server/session/closed_files.h"
#include "server/session/open_documents.h"
#include "server/session/workspace.h"

namespace plumbline::server {

/// Owned by the loop thread.
class WorkspacePulls {
 public:
  using Held = std::shared_ptr<protocol::Reply>;

  /// All references must outlive it.
  WorkspacePulls(EventLoop& loop, WorkerPool& pool, Client& client, Workspace& workspace,
                 OpenDocuments& documents);
  ~WorkspacePulls();

  /// Answers as soon as there is something that the client does not know; until then it is held.
  void add(Held reply, protocol::WorkspaceDiagnosticParams params);

  /// Somebody else has answered it.
  void drop(const Held& reply);
  /// As drop(), for the end of the session.
  void drop_all();

  /// What is shown of an open document has changed.
  void documents_changed();
  /// Files, the configuration or the import graph have changed.
  void files_changed();

  /// True once the client has asked for anything: then it is told of closed files this way only.
  bool are_used() const { return used_; }

 private:
  struct Pull;
  struct Scans;
  using Shared = std::shared_ptr<Pull>;

  bool can_scan() const;
  void start(const Shared& pull);
  void finish(const Shared& pull, bool news);
  void begin_progress(Pull& pull);
  static void send_portion(const Client& client, Pull& pull);
  /// What the client lacks of open documents, and of those that are nowhere any more.
  std::vector<protocol::WorkspaceDocumentDiagnosticReport> open_documents(const Pull& pull) const;
  ClosedFilesScan scan_of(Folder& folder, const Pull& pull) const;

  EventLoop& loop_;
  WorkerPool& pool_;
  Client& client_;
  Workspace& workspace_;
  OpenDocuments& documents_;
  std::vector<Shared> pulls_;
  bool used_ = false;
};

}  // namespace plumbline::server

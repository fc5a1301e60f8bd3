// The open documents, as the client's notifications make them: their texts, their places in the
// workspace, and when what is known of them no longer holds.
//
// Edits are applied at once and in order; what cannot be applied silences its document until the
// client sends the whole text again.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/text_sync.h"
#include "server/session/analysis_schedule.h"
#include "server/session/client.h"
#include "server/session/open_document.h"
#include "server/session/publisher.h"
#include "server/session/workspace.h"

namespace plumbline::server {

/// Owned by the loop thread.
class OpenDocuments {
 public:
  /// All references must outlive it.
  OpenDocuments(EventLoop& loop, WorkerPool& pool, Client& client, Workspace& workspace,
                std::shared_ptr<OpenBuffers> buffers);

  /// A document that is open already starts anew: what is on its way to the old one is dropped.
  void open(const protocol::DidOpenTextDocumentParams& params);
  /// Positions are clamped to the text. Of a document that is not open only the log hears.
  void change(const protocol::DidChangeTextDocumentParams& params);
  /// Takes over the text that comes along, if it differs.
  void save(const protocol::DidSaveTextDocumentParams& params);
  /// What was shown goes away; what waits for its analysis is let go, with nothing found.
  void close(const protocol::DidCloseTextDocumentParams& params);

  /// An edit arrived that could not be read: what the client has is not known any more.
  void distrust(std::string_view uri);

  /// The session is over: analyses are cancelled and nothing is shown any more.
  void stop();

  /// Null if it is not open.
  OpenDocument* find(std::string_view uri);
  std::vector<OpenDocument*> all();

  /// The folder's rules, boundaries or settings changed: everything in it is analysed from nothing.
  void restart(const Folder& folder);
  /// The folder's import graph changed: findings of other files' making may have come or gone.
  void refresh(const Folder& folder);
  /// Folders came or went: documents look for their place again.
  void place_again();

  Publisher& publisher() { return publisher_; }
  AnalysisSchedule& schedule() { return schedule_; }

  /// Called when the text of a configuration file changed in the editor.
  std::function<void(Folder&)> on_configuration_edit;

 private:
  void after_edit(OpenDocument& document, const TextChange& change);
  void trust_again(OpenDocument& document);

  Client& client_;
  Workspace& workspace_;
  std::shared_ptr<OpenBuffers> buffers_;
  DocumentTable documents_;
  Publisher publisher_;
  AnalysisSchedule schedule_;
  uint64_t opened_ = 0;
};

}  // namespace plumbline::server

// The open documents, the analyses in flight for them, and what the client has been shown.
//
// Idea. Each document has a base: the last version whose analysis came back. Edits are applied at
// once and folded into one replacement since that base. At most one analysis is in flight per
// document; when it comes back, and the text has moved on, the next one starts at once with
// everything that came meanwhile (newest wins, no timer). While one is in flight, new edits get
// their text lane alone, beside it, so that a pathological parse delays no secret.
//
// Contract. A result is shown only if it is of the version that the client has now. A stopped
// analysis gives its edits back. An incremental tree with errors is settled by one parse from
// nothing once the user pauses, which the next edit cancels.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "protocol/diagnostics.h"
#include "protocol/text_sync.h"
#include "protocol/uri.h"
#include "server/documents/document.h"
#include "server/requests/action_cache.h"
#include "server/session/analysis_job.h"
#include "server/session/client.h"
#include "server/session/workspace.h"

namespace plumbline::server {

/// What the client has, or may pull: the findings of one version.
struct Shown {
  Snapshot snapshot;
  std::vector<Finding> findings;
  std::vector<protocol::Diagnostic> diagnostics;
  std::string result_id;
  std::shared_ptr<ActionCache> actions = std::make_shared<ActionCache>();
};

struct OpenDocument {
  OpenDocument(Document opened, uint64_t number)
      : document(std::move(opened)), generation(number) {}

  Document document;
  uint64_t generation;  // tells a reopened document from the closed one
  Place place;
  bool untrusted = false;  // the two sides differ: nothing is shown until it is repaired

  Analysed base;
  std::optional<TextChange> since;  // from the base's text to the document's, or to the job's
  std::optional<TextChange> job_change;
  std::shared_ptr<std::atomic<bool>> cancel;  // of the analysis in flight
  bool running = false;
  bool settling = false;  // the analysis in flight is a parse from nothing that nobody waits for
  bool text_running = false;
  bool dirty = true;
  bool settle_next = false;

  std::shared_ptr<const Shown> shown;  // null: nothing yet
  std::string last_message;            // the push message that left last
  std::vector<std::function<void()>> waiters;

  /// True if what is shown is of the present version and nothing better is on its way.
  bool is_current() const;
};

class OpenDocuments {
 public:
  OpenDocuments(EventLoop& loop, WorkerPool& pool, Client& client, Workspace& workspace,
                std::shared_ptr<OpenBuffers> buffers);

  void open(const protocol::DidOpenTextDocumentParams& params);
  void change(const protocol::DidChangeTextDocumentParams& params);
  void save(const protocol::DidSaveTextDocumentParams& params);
  void close(const protocol::DidCloseTextDocumentParams& params);

  /// An edit arrived that could not be read: what the client has is not known any more.
  void distrust(std::string_view uri);

  /// The session is over: analyses are cancelled and nothing is shown any more.
  void stop();

  /// Null if it is not open.
  OpenDocument* find(std::string_view uri);
  std::vector<OpenDocument*> all();

  /// Runs `then` once the document's present version has been analysed, at once if it has.
  void when_current(OpenDocument& document, std::function<void()> then);

  /// The folder's rules, boundaries or settings changed: everything in it is analysed from nothing.
  void restart(const Folder& folder);
  /// The folder's import graph is complete: findings of other files' making may be there now.
  void refresh(const Folder& folder);
  /// Folders came or went: documents look for their place again.
  void place_again();

  /// Called after what is shown of a document has changed.
  std::function<void()> on_shown;
  /// Called when an edit in one file may have changed what holds for others.
  std::function<void()> on_others_affected;
  /// Called when the text of a configuration file changed in the editor.
  std::function<void(Folder&)> on_configuration_edit;

 private:
  struct Finished;

  void kick(OpenDocument& document);
  void start(OpenDocument& document);
  void start_text_only(OpenDocument& document);
  AnalysisJob make_job(const OpenDocument& document) const;
  void finish(const protocol::UriKey& key, uint64_t generation, Finished result);
  void take(OpenDocument& document, Finished& result);
  void show_early(const protocol::UriKey& key, uint64_t generation, int64_t version,
                  std::string message);
  void show(OpenDocument& document, std::shared_ptr<const Shown> shown, std::string message);
  void show_nothing(OpenDocument& document);
  void trust_again(OpenDocument& document);
  void settle_later(const OpenDocument& document);
  void push(OpenDocument& document, std::string message);
  void report(const std::string& uri, const std::vector<std::string>& notes);
  bool is_silent(const OpenDocument& document) const;
  void after_edit(OpenDocument& document, const TextChange& change);
  std::string absolute_path(const OpenDocument& document) const;

  EventLoop& loop_;
  WorkerPool& pool_;
  Client& client_;
  Workspace& workspace_;
  std::shared_ptr<OpenBuffers> buffers_;
  std::unordered_map<protocol::UriKey, std::unique_ptr<OpenDocument>> documents_;
  std::set<std::string> reported_;
  uint64_t opened_ = 0;
};

}  // namespace plumbline::server

// When each open document is analysed.
//
// Idea. At most one analysis is in flight per document; when it comes back, and the text has moved
// on, the next one starts at once with everything that came meanwhile (newest wins, no timer).
// While one is in flight, new edits get their text lane alone, beside it, so that a pathological
// parse delays no secret. Only a very long text waits a little before its tree lane, for more edits
// to come; the wait starts with the first of them and no later one renews it.
//
// Contract. A result is shown only if it is of the version that the client has now. A stopped
// analysis gives its edits back. An incremental tree with errors is settled by one parse from
// nothing once the user pauses, which the next edit cancels. Trees are kept for the documents that
// were analysed last, as many as fit a budget: some clients never close a document.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/scheduling/event_loop.h"
#include "server/scheduling/worker_pool.h"
#include "server/session/analysis_job.h"
#include "server/session/open_document.h"
#include "server/session/publisher.h"

namespace plumbline::server {

/// Owned by the loop thread.
class AnalysisSchedule {
 public:
  /// All must outlive it.
  AnalysisSchedule(EventLoop& loop, WorkerPool& pool, const Client& client, Publisher& publisher,
                   const DocumentTable& documents);

  /// The document is dirty: has it analysed as soon as it can be.
  void kick(OpenDocument& document);

  /// Runs `then` once the document's present version has been analysed, at once if it has.
  void when_current(OpenDocument& document, std::function<void()> then);

  /// Called when an edit in one file may have changed what holds for others.
  std::function<void()> on_others_affected;

 private:
  struct Finished;

  void start(OpenDocument& document);
  void start_text_only(OpenDocument& document);
  void rest(OpenDocument& document);
  AnalysisJob make_job(const OpenDocument& document) const;
  Finished run(const AnalysisJob& job, const std::string& uri, const EarlyFindings& early) const;
  void finish(const protocol::UriKey& key, uint64_t generation, Finished result);
  void finish_text_only(OpenDocument& document, int64_t version, std::string message);
  void take(OpenDocument& document, Finished& result);
  void kick_affected(const OpenDocument& source, const std::vector<std::string>& paths);
  void settle_later(const OpenDocument& document);
  void let_go_of_oldest();

  EventLoop& loop_;
  WorkerPool& pool_;
  const Client& client_;
  Publisher& publisher_;
  const DocumentTable& documents_;
  uint64_t analysed_ = 0;
};

}  // namespace plumbline::server

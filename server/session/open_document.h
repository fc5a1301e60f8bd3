// One open document: its text, what is known of it, and what is on its way.
//
// Its base is the last version whose analysis came back; edits are folded into one replacement
// since then. Owned by the loop thread, like everything in it but the shared, immutable parts.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "protocol/uri.h"
#include "server/documents/document.h"
#include "server/session/analysis_job.h"
#include "server/session/shown.h"
#include "server/session/workspace.h"

namespace plumbline::server {

struct OpenDocument {
  OpenDocument(Document opened, uint64_t number)
      : document(std::move(opened)), generation(number) {}

  /// True if what is shown is of the present version and nothing better is on its way.
  bool is_current() const {
    return shown != nullptr && shown->snapshot.version == document.version() && !dirty &&
           (!running || settling);
  }

  /// True if nothing is to be shown for it.
  bool is_silent() const { return untrusted || place.outside || !place.folder->settings.enable; }

  /// Nothing that was known holds any more, nor what the analysis in flight will bring.
  void start_over() {
    base = {};
    since.reset();
    job_change.reset();
    job_is_void = running;
    if (running) cancel->store(true);
    dirty = true;
  }

  /// What was shown stays; what made it is made again when it is needed.
  void let_go() {
    base = {};
    since.reset();
    settle_next = false;
    dirty = true;
  }

  Document document;
  uint64_t last_analysed = 0;  // counts up over all documents
  uint64_t generation;         // tells a reopened document from the closed one
  Place place;
  bool untrusted = false;  // the two sides differ: nothing is shown until it is repaired

  Analysed base;
  std::optional<TextChange> since;  // from the base's text to the document's, or to the job's
  std::optional<TextChange> job_change;
  std::shared_ptr<std::atomic<bool>> cancel;  // of the analysis in flight
  bool running = false;
  bool job_is_void = false;  // what the analysis in flight brings is of no use
  bool settling = false;     // the analysis in flight is a parse from nothing that nobody waits for
  bool text_running = false;
  bool dirty = true;
  bool settle_next = false;
  bool resting = false;  // a very long text: the next analysis waits for more edits to come

  std::shared_ptr<const Shown> shown;  // null: nothing yet
  std::string last_message;            // the push message that left last
  std::vector<std::function<void()>> waiters;
};

using DocumentTable = std::unordered_map<protocol::UriKey, std::unique_ptr<OpenDocument>>;

/// The document that was open under this generation, or null: what a worker brings back may be for
/// one that was closed meanwhile.
OpenDocument* find_generation(const DocumentTable& documents, const protocol::UriKey& key,
                              uint64_t generation);

}  // namespace plumbline::server

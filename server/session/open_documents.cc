// Documents as the client opens, edits, saves and closes them.
//
// An edit is applied at once, folded into the one change since the last analysis, put into the
// overlay that other documents' analyses read, and then the schedule decides. It is never refused:
// positions beyond the text are clamped, with one line in the log.
//
// What can go wrong is that the two sides differ. An edit that cannot be read leaves us with a text
// that is not the client's, and every later position would be wrong. Such a document is distrusted:
// nothing is shown for it until a whole text comes, on save or as a full change, and the user is
// told once. A text that differs on save is taken over; what the client has is right by definition.
//
// A document that is opened again without having been closed is a new one: another generation, so
// that results on their way to the old one find nobody.
//
// A change of the configuration makes everything that is known void (restart); a change of the
// import graph only asks for another run (refresh). The difference is a parse from nothing in every
// open document.
#include "server/session/open_documents.h"

#include <algorithm>
#include <utility>

#include "server/log.h"

namespace plumbline::server {
namespace {

std::string absolute_path(const OpenDocument& document) {
  return protocol::path_of_uri(document.document.uri()).value_or("");
}

}  // namespace

OpenDocuments::OpenDocuments(EventLoop& loop, WorkerPool& pool, Client& client,
                             Workspace& workspace, std::shared_ptr<OpenBuffers> buffers)
    : client_(client),
      workspace_(workspace),
      buffers_(std::move(buffers)),
      publisher_(client),
      schedule_(loop, pool, client, publisher_, documents_) {}

OpenDocument* OpenDocuments::find(std::string_view uri) {
  const auto it = documents_.find(protocol::key_of_uri(uri));
  return it == documents_.end() ? nullptr : it->second.get();
}

std::vector<OpenDocument*> OpenDocuments::all() {
  std::vector<OpenDocument*> all;
  for (const auto& [key, document] : documents_) all.push_back(document.get());
  return all;
}

void OpenDocuments::open(const protocol::DidOpenTextDocumentParams& params) {
  const protocol::TextDocumentItem& item = params.text_document;
  const Place place = workspace_.place_of(item.uri);
  const std::string name = protocol::path_of_uri(item.uri).value_or("");
  auto& slot = documents_[protocol::key_of_uri(item.uri)];
  if (slot != nullptr && slot->cancel != nullptr) slot->cancel->store(true);
  slot = std::make_unique<OpenDocument>(Document(item.uri, place.path, name, item), ++opened_);
  slot->place = place;
  if (!name.empty()) buffers_->set(name, slot->document.text());
  if (engine::is_configuration_file(place.path)) on_configuration_edit(*place.folder);
  schedule_.kick(*slot);
}

void OpenDocuments::change(const protocol::DidChangeTextDocumentParams& params) {
  OpenDocument* const document = find(params.text_document.uri);
  if (document == nullptr) {
    log(LogLevel::warning, "didChange for a document that is not open");
    return;
  }
  const int32_t version = params.text_document.version.value_or(document->document.version());
  const bool was_clamped = document->document.clamped() > 0;
  const TextChange change =
      document->document.apply(params.content_changes, version, client_.agreement.encoding);
  if (!was_clamped && document->document.clamped() > 0) {
    log(LogLevel::warning, "an edit reached beyond its text and was applied up to there");
  }
  const bool replaced = std::any_of(params.content_changes.begin(), params.content_changes.end(),
                                    [](const auto& one) { return !one.range; });
  if (document->untrusted && replaced) trust_again(*document);
  after_edit(*document, change);
}

void OpenDocuments::after_edit(OpenDocument& document, const TextChange& change) {
  document.since = document.since ? compose(*document.since, change) : change;
  document.dirty = true;
  document.settle_next = false;
  if (document.settling && document.cancel != nullptr) document.cancel->store(true);
  if (const std::string path = absolute_path(document); !path.empty()) {
    buffers_->set(path, document.document.text());
  }
  if (engine::is_configuration_file(document.document.path())) {
    on_configuration_edit(*document.place.folder);
  }
  if (!document.place.folder->settings.on_save) schedule_.kick(document);
}

void OpenDocuments::save(const protocol::DidSaveTextDocumentParams& params) {
  OpenDocument* const document = find(params.text_document.uri);
  if (document == nullptr) return;
  if (params.text) {
    if (*params.text != *document->document.text()) {
      log(LogLevel::warning, "the client's text differed on save and was taken over");
      after_edit(*document, document->document.replace(*params.text));
    }
    if (document->untrusted) trust_again(*document);
  }
  schedule_.kick(*document);
}

/// The text is the client's again; nothing that was known of the old one holds.
void OpenDocuments::trust_again(OpenDocument& document) {
  document.untrusted = false;
  document.start_over();
}

void OpenDocuments::distrust(std::string_view uri) {
  OpenDocument* const document = find(uri);
  if (document == nullptr || document->untrusted) return;
  document->untrusted = true;
  schedule_.kick(*document);
  client_.show(protocol::MessageType::warning,
               "Plumbline could not read an edit and shows nothing for this file; save it, or "
               "close and open it again");
}

void OpenDocuments::stop() {
  for (const auto& [key, document] : documents_) {
    if (document->cancel != nullptr) document->cancel->store(true);
  }
  documents_.clear();
}

void OpenDocuments::close(const protocol::DidCloseTextDocumentParams& params) {
  const auto it = documents_.find(protocol::key_of_uri(params.text_document.uri));
  if (it == documents_.end()) return;
  const std::unique_ptr<OpenDocument> document = std::move(it->second);
  documents_.erase(it);
  if (document->cancel != nullptr) document->cancel->store(true);
  buffers_->remove(absolute_path(*document));
  publisher_.clear(*document);
  for (const auto& waiter : document->waiters) waiter();
  if (engine::is_configuration_file(document->document.path())) {
    on_configuration_edit(*document->place.folder);
  }
}

void OpenDocuments::restart(const Folder& folder) {
  for (const auto& [key, document] : documents_) {
    if (document->place.folder != &folder) continue;
    document->start_over();
    schedule_.kick(*document);
  }
}

void OpenDocuments::refresh(const Folder& folder) {
  for (const auto& [key, document] : documents_) {
    if (document->place.folder != &folder) continue;
    document->dirty = true;
    schedule_.kick(*document);
  }
}

void OpenDocuments::place_again() {
  for (const auto& [key, document] : documents_) {
    const Place place = workspace_.place_of(document->document.uri());
    const bool same = place.folder == document->place.folder && place.path == document->place.path;
    if (same && place.outside == document->place.outside) continue;
    document->place = place;
    document->document.set_path(place.path);
    document->start_over();
    schedule_.kick(*document);
  }
}

}  // namespace plumbline::server

#include "server/session/open_documents.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "analyzers/findings/fingerprint.h"
#include "analyzers/patterns/patterns.h"
#include "analyzers/source/memory_files.h"
#include "protocol/diagnostics_text.h"
#include "server/log.h"
#include "server/requests/diagnostics.h"

namespace plumbline::server {
namespace {

/// What is in force until a folder's configuration has been read: enough for the text lane.
std::shared_ptr<const engine::Project> provisional_project() {
  static const auto project = [] {
    auto made = std::make_shared<engine::Project>();
    made->files = std::make_shared<MemoryFiles>();
    made->salt = "plumbline";
    return std::shared_ptr<const engine::Project>(std::move(made));
  }();
  return project;
}

std::string push_message(const std::string& uri, int64_t version,
                         std::vector<protocol::Diagnostic> diagnostics) {
  return protocol::publish_diagnostics_message(
      {uri, static_cast<int32_t>(version), std::move(diagnostics)});
}

std::shared_ptr<const Shown> make_shown(const AnalysisJob& job, std::vector<Finding> findings,
                                        const std::string& uri, const Agreement& agreement) {
  auto shown = std::make_shared<Shown>();
  shown->diagnostics = to_diagnostics(findings, job.snapshot, uri, job.project->root, agreement);
  shown->snapshot = job.snapshot;
  shown->findings = std::move(findings);
  if (agreement.pull) {
    const protocol::DocumentDiagnosticReport report{
        protocol::FullDocumentDiagnosticReport{std::nullopt, shown->diagnostics}, std::nullopt};
    shown->result_id = keyed_hash("result", protocol::diagnostic_report_text(report)).substr(0, 16);
  }
  return shown;
}

}  // namespace

/// What a worker brings to the loop.
struct OpenDocuments::Finished {
  int64_t version = 0;
  std::shared_ptr<const engine::Project> project;
  AnalysisOutcome outcome;
  std::shared_ptr<const Shown> shown;
  std::string message;  // ready to be pushed
};

bool OpenDocument::is_current() const {
  return shown != nullptr && shown->snapshot.version == document.version() && !dirty &&
         (!running || settling);
}

OpenDocuments::OpenDocuments(EventLoop& loop, WorkerPool& pool, Client& client,
                             Workspace& workspace, std::shared_ptr<OpenBuffers> buffers)
    : loop_(loop),
      pool_(pool),
      client_(client),
      workspace_(workspace),
      buffers_(std::move(buffers)) {}

std::string OpenDocuments::absolute_path(const OpenDocument& document) const {
  return protocol::path_of_uri(document.document.uri()).value_or("");
}

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
  kick(*slot);
}

void OpenDocuments::change(const protocol::DidChangeTextDocumentParams& params) {
  OpenDocument* const document = find(params.text_document.uri);
  if (document == nullptr) {
    log(LogLevel::warning, "didChange for a document that is not open");
    return;
  }
  const TextChange change = document->document.apply(
      params.content_changes, params.text_document.version, client_.agreement.encoding);
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
  if (!document.place.folder->settings.on_save) kick(document);
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
  kick(*document);
}

/// The text is the client's again; nothing that was known of the old one holds.
void OpenDocuments::trust_again(OpenDocument& document) {
  document.untrusted = false;
  document.base = {};
  document.since.reset();
  document.job_change.reset();
  document.dirty = true;
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
  OpenDocument& document = *it->second;
  if (document.cancel != nullptr) document.cancel->store(true);
  buffers_->remove(absolute_path(document));
  const bool configuration = engine::is_configuration_file(document.document.path());
  Folder* const folder = document.place.folder;
  if (!client_.agreement.pull) {
    client_.send(
        protocol::publish_diagnostics_message({document.document.uri(), std::nullopt, {}}));
  }
  const auto waiters = std::move(document.waiters);
  documents_.erase(it);
  for (const auto& waiter : waiters) waiter();
  if (configuration) on_configuration_edit(*folder);
}

void OpenDocuments::distrust(std::string_view uri) {
  OpenDocument* const document = find(uri);
  if (document == nullptr || document->untrusted) return;
  document->untrusted = true;
  show_nothing(*document);
  client_.show(protocol::MessageType::warning,
               "Plumbline could not read an edit and shows nothing for this file; save it, or "
               "close and open it again");
}

void OpenDocuments::when_current(OpenDocument& document, std::function<void()> then) {
  if (is_silent(document) || document.place.folder->settings.on_save || document.is_current()) {
    return then();
  }
  document.waiters.push_back(std::move(then));
}

void OpenDocuments::restart(const Folder& folder) {
  for (const auto& [key, document] : documents_) {
    if (document->place.folder != &folder) continue;
    document->base = {};
    document->since.reset();
    document->job_change.reset();
    document->dirty = true;
    kick(*document);
  }
}

void OpenDocuments::refresh(const Folder& folder) {
  for (const auto& [key, document] : documents_) {
    if (document->place.folder != &folder) continue;
    document->dirty = true;
    kick(*document);
  }
}

void OpenDocuments::place_again() {
  for (const auto& [key, document] : documents_) {
    const Place place = workspace_.place_of(document->document.uri());
    const bool same = place.folder == document->place.folder && place.path == document->place.path;
    if (same && place.outside == document->place.outside) continue;
    document->place = place;
    document->document.set_path(place.path);
    document->base = {};
    document->since.reset();
    document->dirty = true;
    kick(*document);
  }
}

bool OpenDocuments::is_silent(const OpenDocument& document) const {
  return document.untrusted || document.place.outside || !document.place.folder->settings.enable;
}

AnalysisJob OpenDocuments::make_job(const OpenDocument& document) const {
  const Folder& folder = *document.place.folder;
  AnalysisJob job;
  job.project = folder.project ? folder.project : provisional_project();
  job.snapshot = document.document.snapshot(current_date());
  job.boundaries = folder.boundaries;
  job.base = document.base;
  job.change = document.since;
  job.cancelled = std::make_shared<std::atomic<bool>>(false);
  return job;
}

void OpenDocuments::kick(OpenDocument& document) {
  if (is_silent(document)) return show_nothing(document);
  if (!document.dirty) return;
  if (document.running || document.place.folder->project == nullptr) {
    return start_text_only(document);
  }
  start(document);
}

void OpenDocuments::start(OpenDocument& document) {
  AnalysisJob job = make_job(document);
  job.fresh_parse = document.settle_next;
  document.settling = document.settle_next;
  document.settle_next = false;
  document.dirty = false;
  document.running = true;
  document.cancel = job.cancelled;
  document.job_change = std::exchange(document.since, std::nullopt);
  pool_.post(Lane::edit, [this, job = std::move(job), uri = document.document.uri(),
                          key = protocol::key_of_uri(document.document.uri()),
                          generation = document.generation] {
    const Agreement& agreement = client_.agreement;
    const auto early = [&](std::vector<Finding> findings) {
      if (agreement.pull) return;
      auto message =
          push_message(uri, job.snapshot.version,
                       to_diagnostics(findings, job.snapshot, uri, job.project->root, agreement));
      loop_.post([this, key, generation, version = job.snapshot.version,
                  message = std::move(message)]() mutable {
        show_early(key, generation, version, std::move(message));
      });
    };
    Finished result{job.snapshot.version, job.project, run_analysis(job, early), nullptr, ""};
    if (!result.outcome.stopped) {
      result.shown = make_shown(job, std::move(result.outcome.findings), uri, agreement);
      if (!agreement.pull) {
        result.message = push_message(uri, result.version, result.shown->diagnostics);
      }
    }
    loop_.post([this, key, generation, result = std::move(result)]() mutable {
      finish(key, generation, std::move(result));
    });
  });
}

void OpenDocuments::start_text_only(OpenDocument& document) {
  if (document.text_running || client_.agreement.pull) return;
  document.text_running = true;
  AnalysisJob job = make_job(document);
  if (document.running && document.job_change) {
    job.change = job.change ? compose(*document.job_change, *job.change) : *document.job_change;
  }
  pool_.post(Lane::edit, [this, job = std::move(job), uri = document.document.uri(),
                          key = protocol::key_of_uri(document.document.uri()),
                          generation = document.generation] {
    const auto findings = run_text_only(job);
    std::string message;
    if (findings) {
      message = push_message(
          uri, job.snapshot.version,
          to_diagnostics(*findings, job.snapshot, uri, job.project->root, client_.agreement));
    }
    loop_.post([this, key, generation, version = job.snapshot.version,
                message = std::move(message)]() mutable {
      const auto it = documents_.find(key);
      if (it == documents_.end() || it->second->generation != generation) return;
      it->second->text_running = false;
      if (!message.empty()) show_early(key, generation, version, std::move(message));
      if (it->second->document.version() != version && it->second->running) {
        start_text_only(*it->second);
      }
    });
  });
}

void OpenDocuments::finish(const protocol::UriKey& key, uint64_t generation, Finished result) {
  const auto it = documents_.find(key);
  if (it == documents_.end() || it->second->generation != generation) return;
  OpenDocument& document = *it->second;
  document.running = false;
  if (result.project != document.place.folder->project) {
    document.base = {};  // made by rules that are no longer in force
    document.since.reset();
    document.dirty = true;
  } else if (result.outcome.stopped) {
    if (document.job_change) {
      document.since =
          document.since ? compose(*document.job_change, *document.since) : *document.job_change;
    }
    document.dirty = true;
  } else {
    take(document, result);
  }
  kick(document);
  if (document.is_current()) {
    const auto waiters = std::exchange(document.waiters, {});
    for (const auto& waiter : waiters) waiter();
  }
}

void OpenDocuments::take(OpenDocument& document, Finished& result) {
  document.base = std::move(result.outcome.analysed);
  report(document.document.uri(), result.outcome.notes);
  if (result.version == document.document.version()) {
    show(document, std::move(result.shown), std::move(result.message));
  }
  if (!result.outcome.settled && !document.dirty) settle_later(document);
  const Folder* const folder = document.place.folder;
  for (const auto& [key, other] : documents_) {
    if (other.get() == &document || other->place.folder != folder) continue;
    for (const std::string& path : result.outcome.affected) {
      if (other->document.path() != path) continue;
      other->dirty = true;
      kick(*other);
    }
  }
  if (!result.outcome.affected.empty() && on_others_affected) on_others_affected();
}

/// Half-typed code would otherwise cost a whole parse for every key.
void OpenDocuments::settle_later(const OpenDocument& document) {
  constexpr std::chrono::milliseconds kPause(150);
  const auto settle = [this, key = protocol::key_of_uri(document.document.uri()),
                       generation = document.generation, base = document.base.tree] {
    const auto it = documents_.find(key);
    if (it == documents_.end() || it->second->generation != generation) return;
    OpenDocument& idle = *it->second;
    if (idle.running || idle.dirty || idle.base.tree != base) return;
    idle.settle_next = true;
    idle.dirty = true;
    kick(idle);
  };
  loop_.post_after(kPause, settle);
}

void OpenDocuments::show_early(const protocol::UriKey& key, uint64_t generation, int64_t version,
                               std::string message) {
  const auto it = documents_.find(key);
  if (it == documents_.end() || it->second->generation != generation) return;
  OpenDocument& document = *it->second;
  const bool late = document.shown != nullptr && document.shown->snapshot.version >= version;
  if (version != document.document.version() || late || is_silent(document)) return;
  push(document, std::move(message));
}

void OpenDocuments::show(OpenDocument& document, std::shared_ptr<const Shown> shown,
                         std::string message) {
  const bool same = document.shown != nullptr && document.shown->result_id == shown->result_id &&
                    client_.agreement.pull;
  document.shown = std::move(shown);
  if (!client_.agreement.pull) push(document, std::move(message));
  if (!same && on_shown) on_shown();
}

void OpenDocuments::show_nothing(OpenDocument& document) {
  auto shown = std::make_shared<Shown>();
  shown->snapshot = document.document.snapshot(current_date());
  shown->result_id = "none";
  document.shown = shown;
  document.dirty = false;
  if (!client_.agreement.pull && !document.last_message.empty()) {
    push(document, push_message(document.document.uri(), shown->snapshot.version, {}));
  }
  const auto waiters = std::exchange(document.waiters, {});
  for (const auto& waiter : waiters) waiter();
}

void OpenDocuments::push(OpenDocument& document, std::string message) {
  if (message == document.last_message) return;
  document.last_message = message;
  client_.send(std::move(message));
}

void OpenDocuments::report(const std::string& uri, const std::vector<std::string>& notes) {
  for (const std::string& note : notes) {
    if (!reported_.insert(uri + "\n" + note).second) continue;
    log(LogLevel::warning, note);
    client_.notify("window/logMessage",
                   protocol::Json::object({{"type", protocol::Json::integer(2)},
                                           {"message", protocol::Json::string(note)}}));
  }
}

}  // namespace plumbline::server

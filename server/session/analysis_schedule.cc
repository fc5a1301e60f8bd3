// How a document goes round; the contract is in the header.
//
// A document is dirty (its text or its configuration is ahead of `base`), running (one job on a
// worker), resting (very long, waiting for more edits), or none of these. `since` folds all edits
// since the base into one replacement. start() moves it to `job_change`, and what comes meanwhile
// gathers in a new `since`, counted from the job's text. When the job is back, one of two things
// holds again: its text is the base and `since` counts from there (take), or the old base stays and
// both changes are put together (give_back_edits). So no edit is lost, whatever happens to a job
// (invariant 9).
//
// What can go wrong:
// - The document was closed, and perhaps opened again, while the job was away: `generation` tells
//   the two apart, and what the job brings is dropped.
// - The configuration changed meanwhile: findings under the old one are not shown, nor is their
//   state built upon (start_over). The same holds for a job that was declared void.
// - The result is of an older version. It is right for its text, so it becomes the base and makes
//   the next run incremental; it is only not shown.
// - The text lane that runs beside a tree lane starts from the base too, so its change is the one
//   in flight and the one since, put together.
// - A settling parse is planned, and the user types on: the plan is dropped if the base has another
//   tree by then, and the parse is cancelled if it has started.
//
// Why not cancel the job in flight at every key: where an analysis takes longer than the pause
// between two keys, none would ever come to its end, and nothing would be shown before the user
// stops. Letting it finish costs one run whose result is a little old.
#include "server/session/analysis_schedule.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "analyzers/source/memory_files.h"
#include "server/engine/current_date.h"
#include "server/requests/diagnostics.h"

namespace plumbline::server {
namespace {

using std::chrono::milliseconds;

/// Above either, a tree lane takes tens of milliseconds even where little changed.
constexpr size_t kLongText = 1024 * 1024;
constexpr uint32_t kManyLines = 20'000;

/// Bytes of text. A tree and what goes with it take some twenty times as much.
constexpr size_t kMostTextWithTrees = 12 * 1024 * 1024;

bool is_long(const OpenDocument& document) {
  return document.document.text()->size() > kLongText ||
         document.document.lines().line_count() > kManyLines;
}

/// As long as half a run: typing then costs at most two thirds of a processor.
milliseconds rest_of(const OpenDocument& document) {
  constexpr int64_t kLeast = 50;
  constexpr int64_t kMost = 500;
  const auto half = static_cast<int64_t>(document.base.full_run_ms / 2);
  return milliseconds(std::clamp(half, kLeast, kMost));
}

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

/// Edits of an analysis that came to nothing are still to be analysed.
void give_back_edits(OpenDocument& document) {
  if (document.job_change) {
    document.since =
        document.since ? compose(*document.job_change, *document.since) : *document.job_change;
  }
  document.dirty = true;
}

void wake(OpenDocument& document) {
  const auto waiters = std::exchange(document.waiters, {});
  for (const auto& waiter : waiters) waiter();
}

}  // namespace

/// What a worker brings to the loop.
struct AnalysisSchedule::Finished {
  int64_t version = 0;
  std::shared_ptr<const engine::Project> project;
  AnalysisOutcome outcome;
  std::shared_ptr<const Shown> shown;
  std::string message;  // ready to be pushed
};

OpenDocument* find_generation(const DocumentTable& documents, const protocol::UriKey& key,
                              uint64_t generation) {
  const auto it = documents.find(key);
  const bool found = it != documents.end() && it->second->generation == generation;
  return found ? it->second.get() : nullptr;
}

AnalysisSchedule::AnalysisSchedule(EventLoop& loop, WorkerPool& pool, const Client& client,
                                   Publisher& publisher, const DocumentTable& documents)
    : loop_(loop), pool_(pool), client_(client), publisher_(publisher), documents_(documents) {}

void AnalysisSchedule::kick(OpenDocument& document) {
  if (document.is_silent()) {
    publisher_.show_nothing(document);
    document.dirty = false;
    return wake(document);
  }
  if (!document.dirty) return;
  const bool wait = document.running || document.resting;
  if (wait || document.place.folder->project == nullptr) return start_text_only(document);
  const bool edited = document.base.tree != nullptr && document.since && !document.settle_next;
  if (edited && is_long(document)) return rest(document);
  start(document);
}

void AnalysisSchedule::rest(OpenDocument& document) {
  document.resting = true;
  start_text_only(document);
  loop_.post_after(rest_of(document), [this, key = protocol::key_of_uri(document.document.uri()),
                                       generation = document.generation] {
    OpenDocument* const rested = find_generation(documents_, key, generation);
    if (rested == nullptr) return;
    rested->resting = false;
    if (rested->dirty && !rested->running && !rested->is_silent()) start(*rested);
  });
}

void AnalysisSchedule::when_current(OpenDocument& document, std::function<void()> then) {
  const bool on_save = document.place.folder->settings.on_save;
  if (document.is_silent() || on_save || document.is_current()) return then();
  document.waiters.push_back(std::move(then));
  if (!document.running) kick(document);
}

AnalysisJob AnalysisSchedule::make_job(const OpenDocument& document) const {
  const Folder& folder = *document.place.folder;
  AnalysisJob job;
  job.project = folder.project ? folder.project : provisional_project();
  job.snapshot = document.document.snapshot(engine::current_date());
  job.boundaries = folder.boundaries;
  job.base = document.base;
  job.change = document.since;
  job.cancelled = std::make_shared<std::atomic<bool>>(false);
  return job;
}

void AnalysisSchedule::start(OpenDocument& document) {
  AnalysisJob job = make_job(document);
  job.fresh_parse = document.settle_next;
  document.settling = std::exchange(document.settle_next, false);
  document.dirty = false;
  document.running = true;
  document.cancel = job.cancelled;
  document.job_change = std::exchange(document.since, std::nullopt);
  pool_.post(Lane::edit, [this, job = std::move(job), uri = document.document.uri(),
                          key = protocol::key_of_uri(document.document.uri()),
                          generation = document.generation] {
    const auto early = [&](std::vector<Finding> findings) {
      if (client_.agreement.pull) return;
      auto message = push_message(
          uri, job.snapshot.version,
          to_diagnostics(findings, job.snapshot, uri, job.project->root, client_.agreement));
      loop_.post([this, key, generation, version = job.snapshot.version,
                  message = std::move(message)]() mutable {
        OpenDocument* const open = find_generation(documents_, key, generation);
        if (open != nullptr) publisher_.show_early(*open, version, std::move(message));
      });
    };
    loop_.post([this, key, generation, result = run(job, uri, early)]() mutable {
      finish(key, generation, std::move(result));
    });
  });
}

/// On a worker.
AnalysisSchedule::Finished AnalysisSchedule::run(const AnalysisJob& job, const std::string& uri,
                                                 const EarlyFindings& early) const {
  Finished result{job.snapshot.version, job.project, run_analysis(job, early), nullptr, ""};
  if (result.outcome.stopped) return result;
  result.shown = make_shown(job.snapshot, std::move(result.outcome.findings), uri, *job.project,
                            client_.agreement);
  if (!client_.agreement.pull) {
    result.message = push_message(uri, result.version, result.shown->diagnostics);
  }
  return result;
}

void AnalysisSchedule::start_text_only(OpenDocument& document) {
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
      OpenDocument* const open = find_generation(documents_, key, generation);
      if (open != nullptr) finish_text_only(*open, version, std::move(message));
    });
  });
}

void AnalysisSchedule::finish_text_only(OpenDocument& document, int64_t version,
                                        std::string message) {
  document.text_running = false;
  if (!message.empty()) publisher_.show_early(document, version, std::move(message));
  const bool waits = document.running || document.resting;
  if (document.document.version() != version && waits) start_text_only(document);
}

void AnalysisSchedule::finish(const protocol::UriKey& key, uint64_t generation, Finished result) {
  OpenDocument* const found = find_generation(documents_, key, generation);
  if (found == nullptr) return;
  OpenDocument& document = *found;
  document.running = false;
  if (document.job_is_void || result.project != document.place.folder->project) {
    document.start_over();
  } else if (result.outcome.stopped) {
    give_back_edits(document);
  } else {
    take(document, result);
  }
  kick(document);
  if (document.is_current()) wake(document);
}

void AnalysisSchedule::take(OpenDocument& document, Finished& result) {
  document.base = std::move(result.outcome.analysed);
  document.last_analysed = ++analysed_;
  publisher_.report(document.document.uri(), result.outcome.notes);
  if (result.version == document.document.version()) {
    publisher_.show(document, std::move(result.shown), std::move(result.message));
  }
  if (!result.outcome.settled && !document.dirty) settle_later(document);
  let_go_of_oldest();
  if (result.outcome.affected.empty()) return;
  kick_affected(document, result.outcome.affected);
  if (on_others_affected) on_others_affected();
}

/// Their imports say the same, but what they import has changed.
void AnalysisSchedule::kick_affected(const OpenDocument& source,
                                     const std::vector<std::string>& paths) {
  for (const auto& [key, other] : documents_) {
    if (other.get() == &source || other->place.folder != source.place.folder) continue;
    if (std::find(paths.begin(), paths.end(), other->document.path()) == paths.end()) continue;
    other->dirty = true;
    kick(*other);
  }
}

void AnalysisSchedule::let_go_of_oldest() {
  std::vector<OpenDocument*> kept;
  for (const auto& [key, document] : documents_) {
    if (document->base.tree != nullptr) kept.push_back(document.get());
  }
  std::sort(kept.begin(), kept.end(), [](const OpenDocument* a, const OpenDocument* b) {
    return a->last_analysed > b->last_analysed;
  });
  size_t size = 0;
  for (OpenDocument* const document : kept) {
    size += document->document.text()->size();
    const bool idle = !document->running && !document->dirty;
    if (size > kMostTextWithTrees && idle && document->last_analysed != analysed_) {
      document->let_go();
    }
  }
}

/// Half-typed code would otherwise cost a whole parse for every key.
void AnalysisSchedule::settle_later(const OpenDocument& document) {
  constexpr milliseconds kPause(150);
  const auto settle = [this, key = protocol::key_of_uri(document.document.uri()),
                       generation = document.generation, base = document.base.tree] {
    OpenDocument* const idle = find_generation(documents_, key, generation);
    if (idle == nullptr || idle->running || idle->dirty || idle->base.tree != base) return;
    idle->settle_next = true;
    idle->dirty = true;
    kick(*idle);
  };
  loop_.post_after(kPause, settle);
}

}  // namespace plumbline::server

// Workspace diagnostics as a long poll.
//
// A client asks once for the whole workspace and is answered when there is something to say; then
// it asks again. A request without news is held open. So the question is always "what differs from
// what the client knows", told by the result ids that it sends along: an open document's list is at
// hand, closed files are scanned in the background.
//
// What can go wrong:
// - Scanning by half of the rules, or before the import graph is complete, would be done twice and
//   show nonsense in between: can_scan() waits, and the end of loading starts the held pulls again.
// - News comes while a scan is under way: it is noted, and the scan is repeated only if it ended
//   without news of its own, since otherwise the client asks again anyway.
// - Thousands of files: with a token they leave in portions. Without one the answer is cut at
//   kLongestAnswer, and the rest comes with the next question.
// - A client cancels or shuts down: `cancelled` is what the worker looks at, and the reply is
//   answered on the loop.
#include "server/session/workspace_pulls.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "protocol/codec.h"
#include "protocol/diagnostics_text.h"
#include "protocol/methods.h"
#include "protocol/uri.h"
#include "protocol/window.h"
#include "server/session/progress.h"

namespace plumbline::server {
namespace {

using protocol::WorkspaceDocumentDiagnosticReport;

constexpr std::string_view kTitle = "Plumbline looks at the workspace";

/// A portion large enough to be worth a message, small enough to come soon.
constexpr size_t kPortion = 20;

/// The longest answer of a client that takes no portions.
constexpr size_t kLongestAnswer = 1000;

bool is_full(const WorkspaceDocumentDiagnosticReport& report) {
  return std::holds_alternative<protocol::FullDocumentDiagnosticReport>(report.report);
}

}  // namespace

struct WorkspacePulls::Pull {
  Held reply;
  protocol::WorkspaceDiagnosticParams params;
  std::shared_ptr<std::atomic<bool>> cancelled = std::make_shared<std::atomic<bool>>(false);
  bool scanning = false;
  bool scan_again = false;
  std::function<void()> end_progress;  // empty: none has begun
  /// Written by the scan, read when it is over.
  std::vector<WorkspaceDocumentDiagnosticReport> reports;
};

/// One look at all folders, on a worker.
struct WorkspacePulls::Scans {
  const Client& client;
  Shared pull;
  std::vector<ClosedFilesScan> folders;
  bool news = false;
  bool full = false;

  void run() {
    const StopToken stop([this] { return full || pull->cancelled->load(); });
    for (const ClosedFilesScan& folder : folders) {
      scan_closed_files(
          folder, client.agreement, stop,
          [this](WorkspaceDocumentDiagnosticReport report) { add(std::move(report)); });
    }
    if (!pull->params.partial_result_token || pull->cancelled->load()) return;
    if (news) send_portion(client, *pull);
    pull->reports.clear();
  }

  void add(WorkspaceDocumentDiagnosticReport report) {
    news = news || is_full(report);
    pull->reports.push_back(std::move(report));
    if (!pull->params.partial_result_token) {
      full = pull->reports.size() >= kLongestAnswer;
    } else if (news && pull->reports.size() >= kPortion) {
      send_portion(client, *pull);
    }
  }
};

void WorkspacePulls::send_portion(const Client& client, Pull& pull) {
  if (pull.reports.empty()) return;
  client.send(protocol::partial_report_message(*pull.params.partial_result_token,
                                               {std::exchange(pull.reports, {})}));
}

WorkspacePulls::WorkspacePulls(EventLoop& loop, WorkerPool& pool, Client& client,
                               Workspace& workspace, OpenDocuments& documents)
    : loop_(loop), pool_(pool), client_(client), workspace_(workspace), documents_(documents) {}

WorkspacePulls::~WorkspacePulls() = default;

void WorkspacePulls::add(Held reply, protocol::WorkspaceDiagnosticParams params) {
  used_ = true;
  auto pull = std::make_shared<Pull>();
  pull->reply = std::move(reply);
  pull->params = std::move(params);
  pulls_.push_back(pull);
  start(pull);
}

void WorkspacePulls::drop(const Held& reply) {
  std::erase_if(pulls_, [&](const Shared& pull) {
    if (pull->reply != reply) return false;
    pull->cancelled->store(true);
    return true;
  });
}

void WorkspacePulls::drop_all() {
  for (const Shared& pull : pulls_) pull->cancelled->store(true);
  pulls_.clear();
}

void WorkspacePulls::documents_changed() {
  for (const Shared& pull : std::vector<Shared>(pulls_)) {
    if (pull->scanning) {
      pull->scan_again = true;
      continue;
    }
    pull->reports = open_documents(*pull);
    if (std::ranges::any_of(pull->reports, is_full)) finish(pull, true);
  }
}

void WorkspacePulls::files_changed() {
  for (const Shared& pull : std::vector<Shared>(pulls_)) {
    pull->scan_again = pull->scanning;
    if (!pull->scanning) start(pull);
  }
}

/// A scan by half the rules, or before the import graph is complete, would have to be done again.
bool WorkspacePulls::can_scan() const {
  return std::ranges::all_of(workspace_.folders(), [](const auto& folder) {
    return folder->project != nullptr && !folder->loading &&
           (folder->boundaries == nullptr || folder->boundaries->complete());
  });
}

void WorkspacePulls::start(const Shared& pull) {
  pull->reports = open_documents(*pull);
  const bool news = std::ranges::any_of(pull->reports, is_full);
  if (!can_scan()) {
    if (news) finish(pull, true);
    return;
  }
  pull->scanning = true;
  pull->scan_again = false;
  begin_progress(*pull);
  auto scans = std::make_shared<Scans>(Scans{client_, pull, {}, news, false});
  for (const auto& folder : workspace_.folders()) {
    if (folder->settings.enable) scans->folders.push_back(scan_of(*folder, *pull));
  }
  pool_.post(Lane::background, [this, scans = std::move(scans)] {
    scans->run();
    loop_.post([this, scans] { finish(scans->pull, scans->news); });
  });
}

void WorkspacePulls::finish(const Shared& pull, bool news) {
  pull->scanning = false;
  if (pull->end_progress) std::exchange(pull->end_progress, nullptr)();
  if (pull->cancelled->load() || pull->reply->answered()) return;
  if (!news) {
    if (pull->scan_again) start(pull);
    return;  // held open
  }
  if (pull->params.partial_result_token) send_portion(client_, *pull);
  pull->reply->result_text(protocol::workspace_report_text({std::move(pull->reports)}));
  drop(pull->reply);
}

/// With the client's token at the first scan only: a token has one beginning and one end.
void WorkspacePulls::begin_progress(Pull& pull) {
  if (const auto token = std::exchange(pull.params.work_done_token, std::nullopt)) {
    pull.end_progress = begin_given_progress(client_, *token, std::string(kTitle));
  } else {
    pull.end_progress = start_progress(loop_, client_, std::string(kTitle));
  }
}

std::vector<WorkspaceDocumentDiagnosticReport> WorkspacePulls::open_documents(
    const Pull& pull) const {
  std::vector<WorkspaceDocumentDiagnosticReport> reports;
  const std::string none = result_id({});
  for (const OpenDocument* const document : documents_.all()) {
    if (document->shown == nullptr) continue;
    const auto& previous = pull.params.previous_result_ids;
    const auto known = std::ranges::find_if(
        previous, [&](const auto& one) { return documents_.find(one.uri) == document; });
    const std::string& id = document->shown->result_id;
    const bool same = known == previous.end() ? id == none : known->value == id;
    if (same && known == previous.end()) continue;
    protocol::DiagnosticReportOfDocument report = protocol::UnchangedDocumentDiagnosticReport{id};
    if (!same) report = protocol::FullDocumentDiagnosticReport{id, document->shown->diagnostics};
    reports.push_back({document->document.uri(),
                       {static_cast<int32_t>(document->shown->snapshot.version)},
                       std::move(report)});
  }
  for (const protocol::PreviousResultId& known : pull.params.previous_result_ids) {
    if (known.value == none || documents_.find(known.uri) != nullptr) continue;
    const Folder& folder = *workspace_.place_of(known.uri).folder;
    if (folder.settings.enable && !folder.root.empty()) continue;  // its scan tells
    reports.push_back({known.uri, {}, protocol::FullDocumentDiagnosticReport{none, {}}});
  }
  return reports;
}

ClosedFilesScan WorkspacePulls::scan_of(Folder& folder, const Pull& pull) const {
  ClosedFilesScan scan{folder.project, folder.boundaries, folder.closed_files, {}, {}, {}};
  for (const OpenDocument* const document : documents_.all()) {
    if (document->place.folder == &folder) scan.open.insert(document->document.path());
  }
  for (const auto& other : workspace_.folders()) {
    const bool inner = other->root.starts_with(folder.root + "/");
    if (inner) scan.inner_folders.push_back(other->root.substr(folder.root.size() + 1) + "/");
  }
  for (const protocol::PreviousResultId& previous : pull.params.previous_result_ids) {
    Place place = workspace_.place_of(previous.uri);
    if (place.folder == &folder) scan.known.emplace(std::move(place.path), previous);
  }
  return scan;
}

}  // namespace plumbline::server

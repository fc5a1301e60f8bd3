// One client's session: the phases of the protocol, and who gets which message.
//
// Runs on the loop thread only. Requests are dispatched by a table and answered through a Reply, a
// value that is answered exactly once: dropping it answers with an error, so no request hangs
// because of a forgotten branch. A request that waits for an analysis is held; `held_` has only
// weak pointers, so that whoever answers need not tell the session, and a cancellation finds those
// that are still open.
//
// Before initialize every request is refused, after shutdown as well, and notifications are ignored
// then, as the protocol wants. Exit always works.
//
// What can go wrong is the order of what happens elsewhere: a folder's configuration is loaded, an
// index built, a file changed on disk. Workspace reports each as one kind of news, and the
// constructor says what each means for open documents and for pulls that are held open. It is the
// one place where these parts know of each other.
#include "server/session/session.h"

#include <array>
#include <chrono>
#include <utility>

#include "protocol/codec.h"
#include "protocol/methods.h"
#include "protocol/outgoing_message.h"
#include "server/log.h"
#include "server/scheduling/parent_watch.h"
#include "server/session/progress.h"

namespace plumbline::server {
namespace {

namespace methods = protocol::methods;

/// Files and folders that the editor itself creates, renames or deletes.
std::optional<protocol::FileOperationOptions> file_operations(
    const protocol::FileOperationSupport& support) {
  const protocol::FileOperationRegistrationOptions all{
      {{std::string("file"), {"**", std::nullopt}}}};
  protocol::FileOperationOptions options;
  if (support.did_create) options.did_create = all;
  if (support.did_rename) options.did_rename = all;
  if (support.did_delete) options.did_delete = all;
  const bool any = support.did_create || support.did_rename || support.did_delete;
  return any ? std::optional(options) : std::nullopt;
}

protocol::ServerCapabilities server_capabilities(const Agreement& agreement) {
  using namespace protocol;
  ServerCapabilities capabilities;
  capabilities.position_encoding = agreement.encoding;
  TextDocumentSyncOptions sync;
  sync.open_close = true;
  sync.change = TextDocumentSyncKind::incremental;
  sync.save = SaveOptions{true};
  capabilities.text_document_sync = sync;
  capabilities.hover_provider = HoverOptions{};
  CodeActionOptions actions;
  actions.code_action_kinds = {std::string(code_action_kinds::kQuickFix),
                               std::string(code_action_kinds::kFixAllPlumbline)};
  actions.resolve_provider = agreement.capabilities.code_action.can_resolve("edit");
  capabilities.code_action_provider = actions;
  capabilities.execute_command_provider =
      ExecuteCommandOptions{std::nullopt, {std::string(kApplyFixCommand)}};
  if (agreement.pull) {
    capabilities.diagnostic_provider =
        DiagnosticOptions{true, std::string("plumbline"), true, true};
  }
  WorkspaceFoldersServerCapabilities folders;
  folders.supported = true;
  folders.change_notifications = true;
  capabilities.workspace =
      WorkspaceOptions{folders, file_operations(agreement.capabilities.file_operations)};
  return capabilities;
}

std::vector<protocol::WorkspaceFolder> initial_folders(const protocol::InitializeParams& params) {
  if (params.workspace_folders) return *params.workspace_folders;
  if (params.root_uri) return {{*params.root_uri, "root"}};
  if (params.root_path) return {{protocol::uri_of_path(*params.root_path), "root"}};
  return {};
}

}  // namespace

Session::Session(EventLoop& loop, WorkerPool& pool, Client::Send send,
                 std::shared_ptr<Cancellations> cancellations)
    : loop_(loop),
      pool_(pool),
      cancellations_(std::move(cancellations)),
      client_(std::move(send)),
      workspace_(loop, pool, buffers_,
                 [this](Folder& folder, Workspace::News news) {
                   if (news == Workspace::News::project) documents_.restart(folder);
                   if (news == Workspace::News::boundaries) documents_.refresh(folder);
                   if (news != Workspace::News::files) folder_changed(folder);
                   pulls_.files_changed();
                 }),
      documents_(loop, pool, client_, workspace_, buffers_),
      pulls_(loop, pool, client_, workspace_, documents_) {
  workspace_.on_long_work = [this] {
    return start_progress(loop_, client_, "Plumbline reads the imports of the workspace");
  };
  documents_.publisher().on_shown = [this] { pulls_.documents_changed(); };
  documents_.schedule().on_others_affected = [this] {
    refresh_pulls();
    pulls_.files_changed();
  };
  documents_.on_configuration_edit = [this](Folder& folder) {
    if (phase_ == Phase::running) workspace_.load(folder);
  };
}

void Session::handle(const protocol::Message& message) {
  if (const auto* const request = std::get_if<protocol::Request>(&message)) {
    handle_request(*request);
  } else if (const auto* const note = std::get_if<protocol::Notification>(&message)) {
    handle_notification(*note);
  } else if (const auto* const response = std::get_if<protocol::Response>(&message)) {
    client_.handle(*response);
  } else {
    const auto& malformed = std::get<protocol::Malformed>(message);
    client_.send(protocol::error_message(malformed.id, malformed.error));
  }
}

void Session::handle_request(const protocol::Request& request) {
  using protocol::ErrorCode;
  protocol::Reply reply(request.id, [this](std::string body) { client_.send(std::move(body)); });
  if (phase_ == Phase::shut_down) {
    return reply.error(ErrorCode::invalid_request, "the session is shut down");
  }
  if (phase_ == Phase::new_born && request.method != methods::kInitialize) {
    return reply.error(ErrorCode::server_not_initialized, "initialize comes first");
  }
  if (cancellations_->take(request.id)) {
    return reply.error(ErrorCode::request_cancelled, "cancelled");
  }
  const auto start = std::chrono::steady_clock::now();
  dispatch(request, std::move(reply));
  if (trace_ == protocol::TraceValue::off) return;
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
  client_.trace(request.method + " " + request.id.json + " took " + std::to_string(taken.count()) +
                " ms on the loop");
}

void Session::dispatch(const protocol::Request& request, protocol::Reply reply) {
  using Handler = void (Session::*)(const protocol::Request&, protocol::Reply);
  static const std::map<std::string_view, Handler> kHandlers = {
      {methods::kInitialize, &Session::initialize},
      {methods::kCodeAction, &Session::code_action},
      {methods::kCodeActionResolve, &Session::resolve},
      {methods::kHover, &Session::hover},
      {methods::kDocumentDiagnostic, &Session::document_diagnostic},
      {methods::kWorkspaceDiagnostic, &Session::workspace_diagnostic},
      {methods::kExecuteCommand, &Session::execute_command}};
  if (request.method == methods::kShutdown) {
    phase_ = Phase::shut_down;
    end_open_requests();
    documents_.stop();
    return reply.result(protocol::Json());
  }
  const auto it = kHandlers.find(request.method);
  if (it == kHandlers.end()) {
    return reply.error(protocol::ErrorCode::method_not_found, "unknown method " + request.method);
  }
  (this->*it->second)(request, std::move(reply));
}

void Session::handle_notification(const protocol::Notification& notification) {
  using Handler = void (Session::*)(const protocol::Notification&);
  static const std::map<std::string_view, Handler> kHandlers = {
      {methods::kDidOpen, &Session::did_open},
      {methods::kDidChange, &Session::did_change},
      {methods::kDidSave, &Session::did_save},
      {methods::kDidClose, &Session::did_close},
      {methods::kSetTrace, &Session::set_trace},
      {methods::kInitialized, &Session::initialized},
      {methods::kDidChangeConfiguration, &Session::change_configuration},
      {methods::kDidChangeWorkspaceFolders, &Session::change_folders},
      {methods::kDidChangeWatchedFiles, &Session::change_watched_files},
      {methods::kDidCreateFiles, &Session::change_files},
      {methods::kDidRenameFiles, &Session::change_files},
      {methods::kDidDeleteFiles, &Session::change_files}};
  if (notification.method == methods::kExit) return loop_.stop(exit_code());
  if (phase_ != Phase::running) return;
  const auto it = kHandlers.find(notification.method);
  if (it != kHandlers.end()) (this->*it->second)(notification);
}

void Session::initialize(const protocol::Request& request, protocol::Reply reply) {
  if (phase_ != Phase::new_born) {
    return reply.error(protocol::ErrorCode::invalid_request, "initialize may come only once");
  }
  const auto params = protocol::decode<protocol::InitializeParams>(request.params);
  if (!params) {
    return reply.error(protocol::ErrorCode::invalid_params, params.error().message);
  }
  Agreement& agreement = client_.agreement;
  agreement.capabilities = params->capabilities;
  agreement.encoding = protocol::negotiate(params->capabilities.position_encodings);
  agreement.pull = params->capabilities.pull.supported;
  trace_ = params->trace;
  phase_ = Phase::running;
  reply.result(protocol::to_json(protocol::InitializeResult{
      server_capabilities(agreement), protocol::ServerInfo{"plumbline", "0.1.0"}}));

  if (params->process_id) watch_process(*params->process_id, [this] { loop_.stop(1); });
  for (const auto& folder : initial_folders(params.value())) workspace_.add(folder);
  const Settings settings = read_settings(params->initialization_options);
  for (Folder* const folder : workspace_.all()) {
    folder->settings = settings;
    workspace_.load(*folder);
  }
}

Session::Held Session::hold(protocol::Reply reply) {
  std::erase_if(held_, [](const auto& entry) { return entry.second.expired(); });
  const protocol::RequestId id = reply.id();
  auto held = std::make_shared<protocol::Reply>(std::move(reply));
  held_[id] = held;
  return held;
}

/// Every request is answered, also those that `shutdown` leaves without a result.
void Session::end_open_requests() {
  for (const auto& [id, weak] : std::exchange(held_, {})) {
    const Held held = weak.lock();
    if (held == nullptr || held->answered()) continue;
    held->error(protocol::ErrorCode::request_cancelled, "the session is shut down");
  }
  pulls_.drop_all();
}

void Session::cancel(const protocol::RequestId& id) {
  const auto it = held_.find(id);
  if (it == held_.end()) return;
  const Held held = it->second.lock();
  held_.erase(it);
  if (held == nullptr || held->answered()) return;
  cancellations_->take(id);
  pulls_.drop(held);
  held->error(protocol::ErrorCode::request_cancelled, "cancelled");
}

}  // namespace plumbline::server

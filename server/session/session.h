// One client's session: what each message means. Everything here runs on the loop thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "protocol/code_action.h"
#include "protocol/lifecycle.h"
#include "protocol/message.h"
#include "protocol/registration.h"
#include "protocol/reply.h"
#include "server/requests/code_actions.h"
#include "server/session/cancellations.h"
#include "server/session/client.h"
#include "server/session/open_documents.h"
#include "server/session/workspace.h"
#include "server/session/workspace_pulls.h"

namespace plumbline::server {

class Session {
 public:
  /// All three must outlive the session. `cancellations` is shared with the reader thread.
  Session(EventLoop& loop, WorkerPool& pool, Client::Send send,
          std::shared_ptr<Cancellations> cancellations);

  void handle(const protocol::Message& message);

  /// A request that was cancelled while it waits.
  void cancel(const protocol::RequestId& id);

  /// 0 once `shutdown` has been asked, else 1: how the end of the input is to be taken.
  int exit_code() const { return phase_ == Phase::shut_down ? 0 : 1; }

 private:
  enum class Phase { new_born, running, shut_down };
  /// A request that waits for an analysis. Shared, because the waiter and a cancellation may both
  /// answer it.
  using Held = std::shared_ptr<protocol::Reply>;

  void handle_request(const protocol::Request& request);
  void handle_notification(const protocol::Notification& notification);
  void dispatch(const protocol::Request& request, protocol::Reply reply);

  void initialize(const protocol::Request& request, protocol::Reply reply);
  void did_open(const protocol::Notification& notification);
  void did_change(const protocol::Notification& notification);
  void did_save(const protocol::Notification& notification);
  void did_close(const protocol::Notification& notification);
  void set_trace(const protocol::Notification& notification);

  void initialized(const protocol::Notification& notification);
  void register_dynamically();
  std::optional<protocol::Registration> watched_files_registration();
  void watch_folders_again();
  void pull_settings();
  void take_settings(const protocol::Json& settings, Folder& folder);

  void code_action(const protocol::Request& request, protocol::Reply reply);
  void resolve(const protocol::Request& request, protocol::Reply reply);
  void hover(const protocol::Request& request, protocol::Reply reply);
  void document_diagnostic(const protocol::Request& request, protocol::Reply reply);
  void workspace_diagnostic(const protocol::Request& request, protocol::Reply reply);
  void execute_command(const protocol::Request& request, protocol::Reply reply);

  void change_configuration(const protocol::Notification& notification);
  void change_folders(const protocol::Notification& notification);
  void change_watched_files(const protocol::Notification& notification);
  void change_files(const protocol::Notification& notification);

  void folder_changed(Folder& folder);
  void refresh_pulls();
  void end_open_requests();
  void show_faults(Folder& folder);
  Held hold(protocol::Reply reply);
  std::optional<ActionSource> action_source(OpenDocument& document) const;
  void add_others(ActionSource& source, const OpenDocument& document);
  void add_project(ActionSource& source, const OpenDocument& document);

  EventLoop& loop_;
  WorkerPool& pool_;
  std::shared_ptr<Cancellations> cancellations_;
  Client client_;
  std::shared_ptr<OpenBuffers> buffers_ = std::make_shared<OpenBuffers>();
  Workspace workspace_;
  OpenDocuments documents_;
  WorkspacePulls pulls_;
  Phase phase_ = Phase::new_born;
  protocol::TraceValue trace_ = protocol::TraceValue::off;
  std::map<protocol::RequestId, std::weak_ptr<protocol::Reply>> held_;
  bool refresh_pending_ = false;
  bool watching_ = false;
};

}  // namespace plumbline::server

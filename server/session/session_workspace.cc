// The notifications about the workspace: settings, folders, files on disk; and faults of
// configuration files.
#include <algorithm>
#include <utility>

#include "protocol/codec.h"
#include "protocol/methods.h"
#include "protocol/registration.h"
#include "protocol/workspace.h"
#include "server/engine/current_date.h"
#include "server/log.h"
#include "server/requests/diagnostics.h"
#include "server/session/session.h"
#include "server/session/watched_files.h"

namespace plumbline::server {
namespace {

namespace methods = protocol::methods;
using protocol::Json;

void apply_log_level(const Settings& settings) {
  if (settings.log_level == "debug") set_log_level(LogLevel::debug);
  if (settings.log_level == "info") set_log_level(LogLevel::info);
  if (settings.log_level == "warning") set_log_level(LogLevel::warning);
  if (settings.log_level == "error") set_log_level(LogLevel::error);
}

}  // namespace

void Session::initialized(const protocol::Notification& /*notification*/) {
  register_dynamically();
  pull_settings();
}

constexpr std::string_view kWatchedFilesId = "watched-files";

std::optional<protocol::Registration> Session::watched_files_registration() {
  const auto& support = client_.agreement.capabilities.workspace;
  if (!support.watched_files_registration) return std::nullopt;
  std::vector<std::string> folders;
  for (const auto& folder : workspace_.folders()) folders.push_back(folder->uri);
  const auto options = watched_files(folders, support.watched_files_relative_pattern);
  if (options.watchers.empty()) return std::nullopt;
  return protocol::Registration{std::string(kWatchedFilesId),
                                std::string(methods::kDidChangeWatchedFiles),
                                protocol::to_json(options)};
}

void Session::register_dynamically() {
  protocol::RegistrationParams params;
  if (auto watched = watched_files_registration()) {
    params.registrations.push_back(std::move(*watched));
    watching_ = true;
  }
  if (client_.agreement.capabilities.workspace.did_change_configuration_registration) {
    const protocol::DidChangeConfigurationRegistrationOptions options{
        std::vector<std::string>{"plumbline"}};
    params.registrations.push_back({"configuration", std::string(methods::kDidChangeConfiguration),
                                    protocol::to_json(options)});
  }
  if (params.registrations.empty()) return;
  client_.request(methods::kRegisterCapability, protocol::to_json(params), nullptr);
}

/// Patterns that are relative to folders change with them.
void Session::watch_folders_again() {
  if (!client_.agreement.capabilities.workspace.watched_files_relative_pattern) return;
  if (std::exchange(watching_, false)) {
    const protocol::UnregistrationParams gone{
        {{std::string(kWatchedFilesId), std::string(methods::kDidChangeWatchedFiles)}}};
    client_.request(methods::kUnregisterCapability, protocol::to_json(gone), nullptr);
  }
  auto watched = watched_files_registration();
  if (!watched) return;
  watching_ = true;
  client_.request(methods::kRegisterCapability,
                  protocol::to_json(protocol::RegistrationParams{{std::move(*watched)}}), nullptr);
}

void Session::pull_settings() {
  if (!client_.agreement.capabilities.workspace.configuration) return;
  protocol::ConfigurationParams params;
  std::vector<std::string> roots;
  for (const Folder* const folder : workspace_.all()) {
    const auto scope = folder->uri.empty() ? std::nullopt : std::optional(folder->uri);
    params.items.push_back({scope, "plumbline"});
    roots.push_back(folder->root);
  }
  client_.request(methods::kConfiguration, protocol::to_json(params),
                  [this, roots](const protocol::Response& response) {
                    const auto values = response.result.items();
                    for (size_t i = 0; i < std::min(values.size(), roots.size()); ++i) {
                      if (values[i].is_null()) continue;
                      for (Folder* const folder : workspace_.all()) {
                        if (folder->root == roots[i]) take_settings(values[i], *folder);
                      }
                    }
                  });
}

void Session::take_settings(const Json& json, Folder& folder) {
  Settings settings = read_settings(json);
  apply_log_level(settings);
  if (settings == folder.settings) return;
  folder.settings = std::move(settings);
  workspace_.load(folder);
}

void Session::change_configuration(const protocol::Notification& notification) {
  const Json settings = notification.params.member("settings");
  if (settings.has_member("plumbline")) {
    for (Folder* const folder : workspace_.all()) {
      take_settings(settings.member("plumbline"), *folder);
    }
  }
  pull_settings();
}

void Session::change_folders(const protocol::Notification& notification) {
  const auto params =
      protocol::decode<protocol::DidChangeWorkspaceFoldersParams>(notification.params);
  if (!params) return log(LogLevel::warning, params.error().message);
  for (const auto& folder : params->event.added) workspace_.add(folder);
  // Documents leave a folder before it goes: they hold a pointer to it.
  std::vector<protocol::WorkspaceFolder> removed = params->event.removed;
  for (const auto& folder : removed) workspace_.retire(folder.uri);
  documents_.place_again();
  for (const auto& folder : removed) workspace_.remove(folder.uri);
  for (Folder* const folder : workspace_.all()) {
    if (folder->project == nullptr) workspace_.load(*folder);
  }
  watch_folders_again();
  pull_settings();
}

void Session::change_watched_files(const protocol::Notification& notification) {
  const auto params = protocol::decode<protocol::DidChangeWatchedFilesParams>(notification.params);
  if (!params) return log(LogLevel::warning, params.error().message);
  workspace_.files_changed(params->changes);
}

void Session::change_files(const protocol::Notification& notification) {
  workspace_.files_changed(events_of_file_operation(notification.params));
}

void Session::folder_changed(Folder& folder) {
  show_faults(folder);
  refresh_pulls();
}

/// One at a time: the client pulls everything again for each.
void Session::refresh_pulls() {
  const Agreement& agreement = client_.agreement;
  if (!agreement.pull || !agreement.capabilities.pull.refresh || refresh_pending_) return;
  refresh_pending_ = true;
  client_.request(methods::kDiagnosticRefresh, Json(),
                  [this](const protocol::Response&) { refresh_pending_ = false; });
}

/// The faults of configuration files that are not open; open ones show theirs with their other
/// findings. They are pushed to a client that pulls, too: it asks for what is open, and most never
/// ask for the workspace.
void Session::show_faults(Folder& folder) {
  if (folder.project == nullptr || folder.files == nullptr) return;
  const bool pull = client_.agreement.pull;
  auto faults = folder.project->faults;
  if (folder.boundaries != nullptr && folder.boundaries->complete()) {
    auto& more = faults[folder.project->architecture_path];
    const auto found = folder.boundaries->architecture_findings();
    more.insert(more.end(), found.begin(), found.end());
  }
  for (const std::string& path : folder.faulty_paths) faults.try_emplace(path);
  for (const auto& [path, findings] : faults) {
    const std::string uri = protocol::uri_of_path(folder.root + "/" + path);
    const bool open = documents_.find(uri) != nullptr;
    const bool shown = folder.faulty_paths.contains(path);
    if (open && !pull) continue;  // it shows its own
    const bool elsewhere = pull && (open || pulls_.are_used());
    const bool nothing = elsewhere || findings.empty();
    if (nothing && !shown) continue;
    const Snapshot snapshot =
        make_snapshot(path, folder.files->read(path).value_or(""), engine::current_date());
    client_.publish({uri, std::nullopt,
                     to_diagnostics(nothing ? std::vector<Finding>{} : findings, snapshot, uri,
                                    folder.root, client_.agreement)});
    if (nothing) {
      folder.faulty_paths.erase(path);
    } else {
      folder.faulty_paths.insert(path);
    }
  }
}

}  // namespace plumbline::server

// The notifications about documents: opened, edited, saved, closed.
#include "protocol/codec.h"
#include "protocol/methods.h"
#include "server/log.h"
#include "server/session/session.h"

namespace plumbline::server {
namespace {

/// Nothing, and a line in the log, if the parameters cannot be read.
template <class Params>
std::optional<Params> decoded(const protocol::Notification& notification) {
  auto params = protocol::decode<Params>(notification.params);
  if (params) return std::move(params.value());
  log(LogLevel::warning, notification.method + ": " + params.error().message);
  return std::nullopt;
}

}  // namespace

void Session::did_open(const protocol::Notification& notification) {
  workspace_.check_stamps();
  const auto params = decoded<protocol::DidOpenTextDocumentParams>(notification);
  if (params) documents_.open(*params);
}

void Session::did_change(const protocol::Notification& notification) {
  if (const auto params = decoded<protocol::DidChangeTextDocumentParams>(notification)) {
    documents_.change(*params);
  } else {
    // An edit that cannot be read leaves the two sides different.
    const protocol::Json uri = notification.params.member("textDocument").member("uri");
    documents_.distrust(uri.as_string().value_or(""));
  }
  workspace_.check_stamps();
}

void Session::did_save(const protocol::Notification& notification) {
  workspace_.check_stamps();
  const auto params = decoded<protocol::DidSaveTextDocumentParams>(notification);
  if (!params) return;
  documents_.save(*params);
  workspace_.files_changed({{params->text_document.uri, protocol::FileChangeType::changed}});
}

void Session::did_close(const protocol::Notification& notification) {
  const auto params = decoded<protocol::DidCloseTextDocumentParams>(notification);
  if (!params) return;
  documents_.close(*params);
  // What counts is on the disk again, whatever was typed.
  workspace_.files_changed({{params->text_document.uri, protocol::FileChangeType::changed}});
}

void Session::set_trace(const protocol::Notification& notification) {
  const auto params = decoded<protocol::SetTraceParams>(notification);
  if (params) trace_ = params->value;
}

}  // namespace plumbline::server

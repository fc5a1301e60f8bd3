// The requests about a document: code actions, hover, pulled diagnostics, commands.
#include <algorithm>
#include <utility>

#include "protocol/codec.h"
#include "protocol/diagnostics_text.h"
#include "protocol/hover.h"
#include "protocol/methods.h"
#include "protocol/workspace.h"
#include "server/documents/position_map.h"
#include "server/requests/hover.h"
#include "server/requests/workspace_edits.h"
#include "server/session/session.h"

namespace plumbline::server {
namespace {

namespace methods = protocol::methods;
using protocol::ErrorCode;
using protocol::Json;

constexpr std::string_view kGone = "this finding or its fix is gone";

protocol::DiagnosticReportOfDocument report_of(const Shown& shown, const std::string& known) {
  if (shown.result_id == known) {
    return protocol::UnchangedDocumentDiagnosticReport{shown.result_id};
  }
  return protocol::FullDocumentDiagnosticReport{shown.result_id, shown.diagnostics};
}

/// "Move the call behind a server: 1. Revoke … 2. …"
std::string checklist(const OfferedAction& action) {
  std::string text = action.title + ":";
  size_t number = 0;
  for (const Json& step : action.data.member("followUps").items()) {
    text += " " + std::to_string(++number) + ". " + step.member("title").as_string().value_or("");
  }
  return text;
}

}  // namespace

std::optional<ActionSource> Session::action_source(OpenDocument& document) const {
  if (document.shown == nullptr ||
      document.shown->snapshot.version != document.document.version()) {
    return std::nullopt;
  }
  const auto& project = document.place.folder->project;
  if (project == nullptr || document.base.tree == nullptr) return std::nullopt;
  return ActionSource{document.document.uri(),
                      document.shown->snapshot,
                      document.base.tree->tree,
                      document.shown->findings,
                      project,
                      document.shown->actions};
}

/// Copies what other documents hold, so only for a finding where that may matter.
void Session::add_others(ActionSource& source, const OpenDocument& document) {
  if (!takes_confirmed_edits(client_.agreement)) return;
  for (OpenDocument* const other : documents_.all()) {
    if (other == &document || other->place.folder != document.place.folder) continue;
    if (auto known = action_source(*other)) source.others.push_back(std::move(*known));
  }
}

/// With the files that are not open: for a worker, as they have to be read.
void Session::add_project(ActionSource& source, const OpenDocument& document) {
  add_others(source, document);
  source.search = document.place.folder->search;
}

void Session::code_action(const protocol::Request& request, protocol::Reply reply) {
  const auto params = protocol::decode<protocol::CodeActionParams>(request.params);
  if (!params) return reply.error(ErrorCode::invalid_params, params.error().message);
  OpenDocument* const document = documents_.find(params->text_document.uri);
  if (document == nullptr) return reply.result(Json::array({}));
  const Held held = hold(std::move(reply));
  const std::string uri = params->text_document.uri;
  documents_.schedule().when_current(*document, [this, held, uri, asked = params.value()] {
    OpenDocument* const current = documents_.find(uri);
    auto source = current == nullptr ? std::nullopt : action_source(*current);
    if (held->answered()) return;
    if (!source) return held->result(Json::array({}));
    const auto findings = asked_findings(*source, asked, client_.agreement.encoding);
    if (findings.empty() && !asked.context.only) return held->result(Json::array({}));
    const bool secret = std::ranges::any_of(
        findings, [](const Finding* finding) { return finding->family == Family::secrets; });
    if (secret) add_project(*source, *current);
    pool_.post(Lane::request, [this, held, source = std::move(*source), asked] {
      const Json answer = code_action_answer(source, asked, client_.agreement);
      loop_.post([held, answer] {
        if (!held->answered()) held->result(answer);
      });
    });
  });
}

/// An action that carries all it needs comes back as it is. The edit of any other is computed for
/// the text as it is now, whatever it was when the action was offered.
void Session::resolve(const protocol::Request& request, protocol::Reply reply) {
  if (!request.params.is_object()) {
    return reply.error(ErrorCode::invalid_params, "expected a code action");
  }
  const auto uri = request.params.member("data").member("uri").as_string();
  if (!uri || request.params.has_member("edit")) return reply.result(request.params);
  OpenDocument* const document = documents_.find(*uri);
  if (document == nullptr) {
    return reply.error(ErrorCode::content_modified, "the document is closed");
  }
  const Held held = hold(std::move(reply));
  documents_.schedule().when_current(*document, [this, held, uri = *uri, action = request.params] {
    OpenDocument* const current = documents_.find(uri);
    auto source = current == nullptr ? std::nullopt : action_source(*current);
    if (held->answered()) return;
    if (!source) return held->error(ErrorCode::content_modified, kGone);
    add_project(*source, *current);
    pool_.post(Lane::request, [this, held, source = std::move(*source), action] {
      const auto resolved = resolved_action(source, action, client_.agreement);
      loop_.post([held, resolved] {
        if (held->answered()) return;
        if (!resolved) return held->error(ErrorCode::content_modified, kGone);
        held->result(*resolved);
      });
    });
  });
}

void Session::hover(const protocol::Request& request, protocol::Reply reply) {
  const auto params = protocol::decode<protocol::HoverParams>(request.params);
  if (!params) return reply.error(ErrorCode::invalid_params, params.error().message);
  OpenDocument* const document = documents_.find(params->text_document.uri);
  if (document == nullptr) return reply.result(Json());
  const Held held = hold(std::move(reply));
  const std::string uri = params->text_document.uri;
  documents_.schedule().when_current(*document, [this, held, uri, position = params->position] {
    OpenDocument* const current = documents_.find(uri);
    const auto source = current == nullptr ? std::nullopt : action_source(*current);
    if (held->answered()) return;
    if (!source) return held->result(Json());
    const PositionMap positions(source->snapshot.view(), *source->snapshot.lines,
                                client_.agreement.encoding);
    const ByteOffset at = positions.offset(position);
    const bool markdown = client_.agreement.capabilities.hover.markdown;
    const std::string text = hover_text(source->findings, at, *source->project, markdown);
    if (text.empty()) return held->result(Json());
    protocol::Hover answer;
    answer.contents = {markdown ? protocol::MarkupKind::markdown : protocol::MarkupKind::plaintext,
                       text};
    answer.range = positions.range(finding_at(source->findings, at)->range);
    held->result(protocol::to_json(answer));
  });
}

void Session::document_diagnostic(const protocol::Request& request, protocol::Reply reply) {
  const auto params = protocol::decode<protocol::DocumentDiagnosticParams>(request.params);
  if (!params) return reply.error(ErrorCode::invalid_params, params.error().message);
  OpenDocument* const document = documents_.find(params->text_document.uri);
  const protocol::DocumentDiagnosticReport nothing{
      protocol::FullDocumentDiagnosticReport{std::nullopt, {}}, std::nullopt};
  if (document == nullptr) return reply.result_text(protocol::diagnostic_report_text(nothing));
  const Held held = hold(std::move(reply));
  const std::string uri = params->text_document.uri;
  documents_.schedule().when_current(*document, [this, held, uri, nothing,
                                                 known = params->previous_result_id.value_or("")] {
    if (held->answered()) return;
    OpenDocument* const current = documents_.find(uri);
    const bool none = current == nullptr || current->shown == nullptr;
    held->result_text(protocol::diagnostic_report_text(
        none
            ? nothing
            : protocol::DocumentDiagnosticReport{report_of(*current->shown, known), std::nullopt}));
  });
}

void Session::workspace_diagnostic(const protocol::Request& request, protocol::Reply reply) {
  auto params = protocol::decode<protocol::WorkspaceDiagnosticParams>(request.params);
  if (!params) return reply.error(ErrorCode::invalid_params, params.error().message);
  const bool first = !pulls_.are_used();
  pulls_.add(hold(std::move(reply)), std::move(params.value()));
  if (!first) return;
  // What was pushed for closed files comes by this way from now on.
  for (const auto& folder : workspace_.folders()) show_faults(*folder);
}

void Session::execute_command(const protocol::Request& request, protocol::Reply reply) {
  const auto params = protocol::decode<protocol::ExecuteCommandParams>(request.params);
  if (!params) return reply.error(ErrorCode::invalid_params, params.error().message);
  const auto arguments = params->arguments.value_or(std::vector<Json>{});
  if (params->command != kApplyFixCommand || arguments.size() != 1) {
    return reply.error(ErrorCode::invalid_params, "unknown command " + params->command);
  }
  OpenDocument* const document =
      documents_.find(arguments[0].member("uri").as_string().value_or(""));
  auto source = document == nullptr ? std::nullopt : action_source(*document);
  if (!source) return reply.error(ErrorCode::content_modified, "the document has changed");
  add_others(*source, *document);
  const auto action = find_action(*source, arguments[0], client_.agreement);
  if (!action) return reply.error(ErrorCode::request_failed, kGone);
  if (!action->changes_files()) {
    client_.show(protocol::MessageType::info, checklist(*action));
    return reply.result(Json());
  }
  protocol::ApplyWorkspaceEditParams apply;
  apply.label = action->title;
  apply.edit = edit_of(*action, *source, client_.agreement);
  client_.request(methods::kApplyEdit, protocol::to_json(apply), nullptr);
  reply.result(Json());
}

}  // namespace plumbline::server

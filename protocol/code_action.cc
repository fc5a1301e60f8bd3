#include "protocol/code_action.h"

#include "protocol/diagnostics_fields.h"
#include "protocol/workspace_edit_fields.h"

namespace plumbline::protocol {

constexpr EnumSpan enum_span(CodeActionTriggerKind) {
  return {1, 2};
}

template <class V>
void fields(V& v, Like<CodeActionContext> auto& s) {
  v.skipping("diagnostics", s.diagnostics);
  v("only", s.only);
  v("triggerKind", s.trigger_kind);
}

template <class V>
void fields(V& v, Like<CodeActionParams> auto& s) {
  v("workDoneToken", s.work_done_token);
  v("partialResultToken", s.partial_result_token);
  v("textDocument", s.text_document);
  v("range", s.range);
  v("context", s.context);
}

template <class V>
void fields(V& v, Like<CodeActionDisabled> auto& s) {
  v("reason", s.reason);
}

template <class V>
void fields(V& v, Like<CodeAction> auto& s) {
  v("title", s.title);
  v("kind", s.kind);
  v("diagnostics", s.diagnostics);
  v("isPreferred", s.is_preferred);
  v("disabled", s.disabled);
  v("edit", s.edit);
  v("command", s.command);
  v("data", s.data);
}

bool asks_for_kind(std::string_view only, std::string_view kind) {
  if (only.empty()) return true;
  if (!kind.starts_with(only)) return false;
  return kind.size() == only.size() || kind[only.size()] == '.';
}

template Decoded<CodeActionParams> decode(const Json&);
template Decoded<CodeAction> decode(const Json&);
template Json to_json(const CodeActionParams&);
template Json to_json(const CodeAction&);
template Json to_json(const std::vector<CodeAction>&);
template Json to_json(const Command&);
template Json to_json(const std::vector<Command>&);

}  // namespace plumbline::protocol

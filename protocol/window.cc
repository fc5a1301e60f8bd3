#include "protocol/window.h"

#include "protocol/basic_types_fields.h"

namespace plumbline::protocol {

constexpr EnumSpan enum_span(MessageType) {
  return {1, 5};
}

template <class V>
void fields(V& v, Like<ShowMessageParams> auto& s) {
  v("type", s.type);
  v("message", s.message);
}

template <class V>
void fields(V& v, Like<LogMessageParams> auto& s) {
  v("type", s.type);
  v("message", s.message);
}

template <class V>
void fields(V& v, Like<MessageActionItem> auto& s) {
  v("title", s.title);
}

template <class V>
void fields(V& v, Like<ShowMessageRequestParams> auto& s) {
  v("type", s.type);
  v("message", s.message);
  v("actions", s.actions);
}

template <class V>
void fields(V& v, Like<ShowDocumentParams> auto& s) {
  v("uri", s.uri);
  v("external", s.external);
  v("takeFocus", s.take_focus);
  v("selection", s.selection);
}

template <class V>
void fields(V& v, Like<ShowDocumentResult> auto& s) {
  v("success", s.success);
}

template <class V>
void fields(V& v, Like<WorkDoneProgressCreateParams> auto& s) {
  v("token", s.token);
}

template <class V>
void fields(V& v, Like<WorkDoneProgressCancelParams> auto& s) {
  v("token", s.token);
}

template <class V>
void fields(V& v, Like<WorkDoneProgressBegin> auto& s) {
  v.constant("kind", "begin");
  v("title", s.title);
  v("cancellable", s.cancellable);
  v("message", s.message);
  v("percentage", s.percentage);
}

template <class V>
void fields(V& v, Like<WorkDoneProgressReport> auto& s) {
  v.constant("kind", "report");
  v("cancellable", s.cancellable);
  v("message", s.message);
  v("percentage", s.percentage);
}

template <class V>
void fields(V& v, Like<WorkDoneProgressEnd> auto& s) {
  v.constant("kind", "end");
  v("message", s.message);
}

template <class V>
void fields(V& v, Like<ProgressParams> auto& s) {
  v("token", s.token);
  v("value", s.value);
}

template Decoded<MessageActionItem> decode(const Json&);
template Decoded<ShowDocumentResult> decode(const Json&);
template Decoded<WorkDoneProgressCancelParams> decode(const Json&);
template Decoded<ProgressParams> decode(const Json&);
template Json to_json(const ShowMessageParams&);
template Json to_json(const LogMessageParams&);
template Json to_json(const ShowMessageRequestParams&);
template Json to_json(const ShowDocumentParams&);
template Json to_json(const WorkDoneProgressCreateParams&);
template Json to_json(const WorkDoneProgressCancelParams&);
template Json to_json(const WorkDoneProgressBegin&);
template Json to_json(const WorkDoneProgressReport&);
template Json to_json(const WorkDoneProgressEnd&);
template Json to_json(const ProgressParams&);

}  // namespace plumbline::protocol

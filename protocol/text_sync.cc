#include "protocol/text_sync.h"

#include "protocol/basic_types_fields.h"

namespace plumbline::protocol {

template <class V>
void fields(V& v, Like<DidOpenTextDocumentParams> auto& s) {
  v("textDocument", s.text_document);
}

template <class V>
void fields(V& v, Like<TextDocumentContentChangeEvent> auto& s) {
  v("range", s.range);
  v("text", s.text);
}

template <class V>
void fields(V& v, Like<DidChangeTextDocumentParams> auto& s) {
  v("textDocument", s.text_document);
  v("contentChanges", s.content_changes);
}

template <class V>
void fields(V& v, Like<DidSaveTextDocumentParams> auto& s) {
  v("textDocument", s.text_document);
  v("text", s.text);
}

template <class V>
void fields(V& v, Like<DidCloseTextDocumentParams> auto& s) {
  v("textDocument", s.text_document);
}

template Decoded<DidOpenTextDocumentParams> decode(const Json&);
template Decoded<DidChangeTextDocumentParams> decode(const Json&);
template Decoded<DidSaveTextDocumentParams> decode(const Json&);
template Decoded<DidCloseTextDocumentParams> decode(const Json&);
template Json to_json(const DidOpenTextDocumentParams&);
template Json to_json(const DidChangeTextDocumentParams&);
template Json to_json(const DidSaveTextDocumentParams&);
template Json to_json(const DidCloseTextDocumentParams&);

}  // namespace plumbline::protocol

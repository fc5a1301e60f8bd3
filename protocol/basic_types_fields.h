// The member lists of basic_types.h; see value_codec.h.
#pragma once

#include <array>

#include "protocol/basic_types.h"
#include "protocol/value_codec.h"

namespace plumbline::protocol {

constexpr std::array<const char*, 2> enum_names(MarkupKind) {
  return {"plaintext", "markdown"};
}

template <class V>
void fields(V& v, Like<Position> auto& s) {
  v("line", s.line);
  v("character", s.character);
}

template <class V>
void fields(V& v, Like<Range> auto& s) {
  v("start", s.start);
  v("end", s.end);
}

template <class V>
void fields(V& v, Like<Location> auto& s) {
  v("uri", s.uri);
  v("range", s.range);
}

template <class V>
void fields(V& v, Like<TextDocumentIdentifier> auto& s) {
  v("uri", s.uri);
}

template <class V>
void fields(V& v, Like<VersionedTextDocumentIdentifier> auto& s) {
  v("uri", s.uri);
  v("version", s.version);
}

template <class V>
void fields(V& v, Like<OptionalVersionedTextDocumentIdentifier> auto& s) {
  v("uri", s.uri);
  v("version", s.version);
}

template <class V>
void fields(V& v, Like<TextDocumentItem> auto& s) {
  v("uri", s.uri);
  v("languageId", s.language_id);
  v("version", s.version);
  v("text", s.text);
}

template <class V>
void fields(V& v, Like<WorkspaceFolder> auto& s) {
  v("uri", s.uri);
  v("name", s.name);
}

template <class V>
void fields(V& v, Like<MarkupContent> auto& s) {
  v("kind", s.kind);
  v("value", s.value);
}

template <class V>
void fields(V& v, Like<Command> auto& s) {
  v("title", s.title);
  v("tooltip", s.tooltip);
  v("command", s.command);
  v("arguments", s.arguments);
}

}  // namespace plumbline::protocol

#include "protocol/workspace.h"

#include "protocol/basic_types_fields.h"

namespace plumbline::protocol {

constexpr EnumSpan enum_span(FileChangeType) {
  return {1, 3};
}

template <class V>
void fields(V& v, Like<ExecuteCommandParams> auto& s) {
  v("workDoneToken", s.work_done_token);
  v("command", s.command);
  v("arguments", s.arguments);
}

template <class V>
void fields(V& v, Like<ConfigurationItem> auto& s) {
  v("scopeUri", s.scope_uri);
  v("section", s.section);
}

template <class V>
void fields(V& v, Like<ConfigurationParams> auto& s) {
  v("items", s.items);
}

template <class V>
void fields(V& v, Like<DidChangeConfigurationParams> auto& s) {
  v("settings", s.settings);
}

template <class V>
void fields(V& v, Like<WorkspaceFoldersChangeEvent> auto& s) {
  v("added", s.added);
  v("removed", s.removed);
}

template <class V>
void fields(V& v, Like<DidChangeWorkspaceFoldersParams> auto& s) {
  v("event", s.event);
}

template <class V>
void fields(V& v, Like<FileEvent> auto& s) {
  v("uri", s.uri);
  v("type", s.type);
}

template <class V>
void fields(V& v, Like<DidChangeWatchedFilesParams> auto& s) {
  v.skipping("changes", s.changes);
}

template <class V>
void fields(V& v, Like<FileRename> auto& s) {
  v("oldUri", s.old_uri);
  v("newUri", s.new_uri);
}

template <class V>
void fields(V& v, Like<RenameFilesParams> auto& s) {
  v("files", s.files);
}

template Decoded<ExecuteCommandParams> decode(const Json&);
template Decoded<DidChangeConfigurationParams> decode(const Json&);
template Decoded<DidChangeWorkspaceFoldersParams> decode(const Json&);
template Decoded<DidChangeWatchedFilesParams> decode(const Json&);
template Decoded<RenameFilesParams> decode(const Json&);
template Decoded<std::vector<WorkspaceFolder>> decode(const Json&);
template Json to_json(const ExecuteCommandParams&);
template Json to_json(const ConfigurationParams&);
template Json to_json(const DidChangeConfigurationParams&);
template Json to_json(const DidChangeWorkspaceFoldersParams&);
template Json to_json(const DidChangeWatchedFilesParams&);
template Json to_json(const RenameFilesParams&);

}  // namespace plumbline::protocol

// An edit in the form that the client announced.
//
// The oldest form is a map of edits, without a version. With `documentChanges` the client can
// refuse an edit of a text that it no longer has, which is the better half of correctness here.
// Edits of several files are only made for clients that ask the user, with a label, as one of the
// files may not be in sight. Snippets go in the protocol's own form, and escape what would be a tab
// stop.
#include "server/requests/workspace_edits.h"

#include <algorithm>
#include <utility>

#include "server/documents/position_map.h"

namespace plumbline::server {
namespace {

/// Editors indent the later lines of a snippet like the line it starts in. Ours bring their own
/// indentation, so they start in the first column.
TextEdit from_line_start(const TextEdit& edit, const Snapshot& snapshot, ByteOffset earliest) {
  const LineNumber line = snapshot.lines->line_of(edit.range.begin);
  const ByteOffset start = std::max(snapshot.lines->start(line), earliest);
  if (edit.new_text.find('\n') == std::string::npos) return edit;
  std::string text;
  for (const char c : snapshot.view({start, edit.range.begin})) {
    if (c == '$' || c == '}' || c == '\\') text += '\\';
    text += c;
  }
  return {{start, edit.range.end}, text + edit.new_text};
}

}  // namespace

bool takes_snippets(const Agreement& agreement) {
  const auto& support = agreement.capabilities.workspace_edit;
  return support.snippet_edits && support.document_changes;
}

bool takes_confirmed_edits(const Agreement& agreement) {
  const auto& support = agreement.capabilities.workspace_edit;
  return support.change_annotations && support.document_changes;
}

protocol::WorkspaceEdit to_new_file_edit(const std::string& uri, const std::string& text) {
  protocol::TextDocumentEdit document;
  document.text_document = {uri, {}};
  document.edits.emplace_back(protocol::TextEdit{{}, text, std::nullopt});
  protocol::WorkspaceEdit result;
  auto& changes = result.document_changes.emplace();
  changes.emplace_back(protocol::CreateFile{uri, {}, std::nullopt});
  changes.emplace_back(std::move(document));
  return result;
}

protocol::WorkspaceEdit to_confirmed_edit(std::vector<protocol::WorkspaceEdit> edits,
                                          const std::string& label) {
  const std::string id = "confirm";
  protocol::WorkspaceEdit result;
  auto& changes = result.document_changes.emplace();
  for (protocol::WorkspaceEdit& edit : edits) {
    for (protocol::DocumentChange& change : *edit.document_changes) {
      if (auto* const document = std::get_if<protocol::TextDocumentEdit>(&change)) {
        for (auto& one : document->edits) {
          std::visit([&](auto& any) { any.annotation_id = id; }, one);
        }
      } else if (auto* const created = std::get_if<protocol::CreateFile>(&change)) {
        created->annotation_id = id;
      }
      changes.push_back(std::move(change));
    }
  }
  result.change_annotations.emplace()[id] = {label, true, std::nullopt};
  return result;
}

protocol::WorkspaceEdit to_workspace_edit(const std::vector<TextEdit>& edits,
                                          const Snapshot& snapshot, const std::string& uri,
                                          const Agreement& agreement, bool snippet) {
  const PositionMap positions(snapshot.view(), *snapshot.lines, agreement.encoding);
  protocol::WorkspaceEdit result;
  if (!agreement.capabilities.workspace_edit.document_changes) {
    auto& changes = result.changes.emplace()[uri];
    for (const TextEdit& edit : edits) {
      changes.push_back({positions.range(edit.range), edit.new_text, std::nullopt});
    }
    return result;
  }
  protocol::TextDocumentEdit document;
  document.text_document = {uri, {}};
  if (snapshot.version != kUnknownVersion) {
    document.text_document.version = {static_cast<int32_t>(snapshot.version)};
  }
  ByteOffset end{0};  // of the edit before
  for (const TextEdit& edit : edits) {
    if (snippet) {
      const TextEdit whole = from_line_start(edit, snapshot, end);
      document.edits.emplace_back(
          protocol::SnippetTextEdit{positions.range(whole.range), {whole.new_text}, std::nullopt});
    } else {
      document.edits.emplace_back(
          protocol::TextEdit{positions.range(edit.range), edit.new_text, std::nullopt});
    }
    end = edit.range.end;
  }
  result.document_changes.emplace().emplace_back(std::move(document));
  return result;
}

}  // namespace plumbline::server

#include "server/requests/workspace_edits.h"

#include <utility>

#include "server/documents/position_map.h"

namespace plumbline::server {

bool takes_snippets(const Agreement& agreement) {
  const auto& support = agreement.capabilities.workspace_edit;
  return support.snippet_edits && support.document_changes;
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
  document.text_document = {uri, {static_cast<int32_t>(snapshot.version)}};
  for (const TextEdit& edit : edits) {
    const protocol::Range range = positions.range(edit.range);
    if (snippet) {
      document.edits.emplace_back(protocol::SnippetTextEdit{range, {edit.new_text}, std::nullopt});
    } else {
      document.edits.emplace_back(protocol::TextEdit{range, edit.new_text, std::nullopt});
    }
  }
  result.document_changes.emplace().emplace_back(std::move(document));
  return result;
}

}  // namespace plumbline::server

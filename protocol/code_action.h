// Code actions: the fixes that an editor offers at a place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/diagnostics.h"
#include "protocol/workspace_edit.h"

namespace plumbline::protocol {

namespace code_action_kinds {
inline constexpr std::string_view kQuickFix = "quickfix";
inline constexpr std::string_view kRefactor = "refactor";
inline constexpr std::string_view kSource = "source";
inline constexpr std::string_view kFixAll = "source.fixAll";
inline constexpr std::string_view kFixAllPlumbline = "source.fixAll.plumbline";
}  // namespace code_action_kinds

/// True if the client's `only` entry asks for this kind: equal, or a prefix that ends at a dot.
/// The empty kind asks for all.
bool asks_for_kind(std::string_view only, std::string_view kind);

enum class CodeActionTriggerKind : uint8_t { invoked = 1, automatic = 2 };

/// Clients may leave `data` out of the diagnostics, send ranges of an older version, or send the
/// diagnostics of other tools; an entry that cannot be read is skipped.
struct CodeActionContext {
  std::vector<Diagnostic> diagnostics;
  std::optional<std::vector<std::string>> only;
  std::optional<CodeActionTriggerKind> trigger_kind;
};

struct CodeActionParams {
  std::optional<ProgressToken> work_done_token;
  std::optional<ProgressToken> partial_result_token;
  TextDocumentIdentifier text_document;
  Range range;
  CodeActionContext context;
};

struct CodeActionDisabled {
  std::string reason;
};

struct CodeAction {
  std::string title;
  std::optional<std::string> kind;
  std::optional<std::vector<Diagnostic>> diagnostics;
  std::optional<bool> is_preferred;
  std::optional<CodeActionDisabled> disabled;
  std::optional<WorkspaceEdit> edit;
  std::optional<Command> command;
  /// Comes back with codeAction/resolve: enough to compute the edit again.
  std::optional<Json> data;
};

}  // namespace plumbline::protocol

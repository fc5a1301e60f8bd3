// Documents as the client opens, edits, saves and closes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "protocol/basic_types.h"
#include "protocol/codec.h"

namespace plumbline::protocol {

struct DidOpenTextDocumentParams {
  TextDocumentItem text_document;
};

/// Without a range the text replaces the whole document. The range of each change refers to the
/// text that the change before it left. The deprecated `rangeLength` is not read.
struct TextDocumentContentChangeEvent {
  std::optional<Range> range;
  std::string text;
};

struct DidChangeTextDocumentParams {
  VersionedTextDocumentIdentifier text_document;
  std::vector<TextDocumentContentChangeEvent> content_changes;
};

struct DidSaveTextDocumentParams {
  TextDocumentIdentifier text_document;
  std::optional<std::string> text;  // only if the server asked for it
};

struct DidCloseTextDocumentParams {
  TextDocumentIdentifier text_document;
};

}  // namespace plumbline::protocol

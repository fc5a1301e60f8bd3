// The small structs of the protocol that others are made of. Names and members are those of the
// protocol, in our spelling.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "protocol/json.h"
#include "protocol/nullable.h"

namespace plumbline::protocol {

/// A document's URI in the client's own spelling; see uri.h for comparing.
using DocumentUri = std::string;

/// `character` counts in the negotiated encoding; see columns.h. Both are below 2^31 when sent.
struct Position {
  uint32_t line = 0;
  uint32_t character = 0;
  friend auto operator<=>(const Position&, const Position&) = default;
};

struct Range {
  Position start;
  Position end;
  friend auto operator<=>(const Range&, const Range&) = default;
};

struct Location {
  DocumentUri uri;
  Range range;
  friend bool operator==(const Location&, const Location&) = default;
};

struct TextDocumentIdentifier {
  DocumentUri uri;
};

/// The version is missing, or null, from clients that follow the protocol's first versions.
struct VersionedTextDocumentIdentifier {
  DocumentUri uri;
  std::optional<int32_t> version;
};

/// Null: the document is not open, so any version is meant.
struct OptionalVersionedTextDocumentIdentifier {
  DocumentUri uri;
  Nullable<int32_t> version;
};

struct TextDocumentItem {
  DocumentUri uri;
  std::string language_id;
  int32_t version = 0;
  std::string text;
};

struct WorkspaceFolder {
  std::string uri;
  std::string name;
  friend bool operator==(const WorkspaceFolder&, const WorkspaceFolder&) = default;
};

enum class MarkupKind : uint8_t { plaintext, markdown };

struct MarkupContent {
  MarkupKind kind = MarkupKind::plaintext;
  std::string value;
};

struct Command {
  std::string title;
  std::optional<std::string> tooltip;  // 3.18
  std::string command;
  std::optional<std::vector<Json>> arguments;
};

}  // namespace plumbline::protocol

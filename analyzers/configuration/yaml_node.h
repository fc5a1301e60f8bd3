// YAML (and JSON) as a tree in which every key and value knows where it stands, so that a fault can
// be shown on its own line. Used for rule files, the architecture file and config.yaml.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/source/offsets.h"

namespace plumbline::configuration {

struct YamlNode;
struct YamlEntry;

/// A value type. Aliases are expanded; merge keys (`<<`) are plain entries.
struct YamlNode {
  enum class Kind { null, scalar, sequence, map };

  Kind kind = Kind::null;
  /// From the first byte of the value to the byte after its last; for a collection up to the end of
  /// its last child.
  ByteRange range;
  std::string scalar;              // of a scalar
  bool quoted = false;             // a quoted or block scalar is a string whatever it looks like
  std::vector<YamlNode> items;     // of a sequence
  std::vector<YamlEntry> entries;  // of a map, in order, duplicates kept

  bool is_map() const { return kind == Kind::map; }
  bool is_sequence() const { return kind == Kind::sequence; }
  bool is_scalar() const { return kind == Kind::scalar; }

  /// The value under a key, or null if this is no map or has no such key.
  const YamlNode* find(std::string_view key) const;
  /// The entry itself, when the key's place matters.
  const YamlEntry* find_entry(std::string_view key) const;
  /// The scalar under a key, or `fallback`.
  std::string string_or(std::string_view key, std::string_view fallback) const;
};

struct YamlEntry {
  YamlNode key;
  YamlNode value;
};

/// Where and why a text is no YAML.
struct YamlFault {
  ByteRange range;
  std::string message;
};

struct YamlDocument {
  YamlNode root;                   // of the first document; null for an empty text
  std::optional<YamlFault> fault;  // when set, root holds what was read before it
};

/// Never throws. Nesting beyond 200 levels, aliases that expand to more than 100,000 nodes and
/// unknown aliases are faults.
YamlDocument parse_yaml(std::string_view text);

}  // namespace plumbline::configuration

// A configuration document as maps, lists and scalars, whatever it is written in: YAML, JSON or
// HCL.
//
// Trust policies are the same thing in three spellings. HCL's blocks become maps under their type
// (`resource "a" "b" { … }` is an entry `resource` whose value has the labels "a", "b"), and
// `jsonencode(…)` is what it encodes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/source/snapshot.h"
#include "analyzers/syntax/tree.h"

namespace plumbline::trust {

struct Entry;

/// A value type; ranges are bytes of the snapshot it was read from.
struct Value {
  enum class Kind : uint8_t { none, scalar, map, list };
  Kind kind = Kind::none;
  ByteRange range;
  std::string text;                 // of a scalar, without its quotes
  std::vector<std::string> labels;  // of an HCL block
  std::vector<Entry> entries;       // of a map, in the order of the text
  std::vector<Value> items;         // of a list

  /// The value under the key; null if there is none.
  const Value* find(std::string_view key) const;
  /// The scalar under the key; empty if there is none.
  std::string_view text_of(std::string_view key) const;
  /// The items of a list, or the value itself: where a format takes one or many.
  std::vector<const Value*> each() const;
};

struct Entry {
  std::string key;
  ByteRange key_range;
  Value value;
};

/// The documents of a file (YAML may hold several). What has no meaning as data is left out.
std::vector<Value> read_documents(const Snapshot& snapshot, const syntax::Tree& tree);

}  // namespace plumbline::trust

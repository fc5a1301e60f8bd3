// A node of a syntax tree, and a cursor that walks one. Thin, inline views over tree-sitter's: this
// folder is the only one that includes its header.
#pragma once

#include <tree_sitter/api.h>

#include <cstdint>
#include <string_view>

#include "analyzers/source/offsets.h"

namespace plumbline::syntax {

/// A value; valid as long as the Tree it came from (or a copy of that Tree) lives. A null node
/// answers nothing but is_null().
class Node {
 public:
  Node() : node_{} {}
  explicit Node(TSNode node) : node_(node) {}

  bool is_null() const { return ts_node_is_null(node_); }
  explicit operator bool() const { return !is_null(); }

  /// The grammar's name: "call_expression". Lives as long as the program.
  std::string_view kind() const { return ts_node_type(node_); }
  /// The number behind kind(), for switches and tables; differs between languages.
  uint16_t symbol() const { return ts_node_symbol(node_); }

  bool is_named() const { return ts_node_is_named(node_); }
  bool is_error() const { return ts_node_is_error(node_); }
  bool is_missing() const { return ts_node_is_missing(node_); }
  bool is_extra() const { return ts_node_is_extra(node_); }
  /// True if the node is, or holds, a syntax error.
  bool has_error() const { return ts_node_has_error(node_); }

  ByteRange range() const { return byte_range(ts_node_start_byte(node_), ts_node_end_byte(node_)); }
  uint32_t begin() const { return ts_node_start_byte(node_); }
  uint32_t end() const { return ts_node_end_byte(node_); }
  std::string_view text(std::string_view source) const {
    return source.substr(begin(), end() - begin());
  }

  uint32_t child_count() const { return ts_node_child_count(node_); }
  uint32_t named_child_count() const { return ts_node_named_child_count(node_); }
  /// Linear in the index for wide nodes: walk with a Cursor instead.
  Node child(uint32_t index) const { return Node(ts_node_child(node_, index)); }
  /// The field under which a child hangs, or null: always the same pointer for the same field.
  const char* field_of_child(uint32_t index) const {
    return ts_node_field_name_for_child(node_, index);
  }
  Node named_child(uint32_t index) const { return Node(ts_node_named_child(node_, index)); }
  Node field(std::string_view name) const {
    return Node(
        ts_node_child_by_field_name(node_, name.data(), static_cast<uint32_t>(name.size())));
  }
  /// Costs a walk from the root; do not call it in a loop over nodes.
  Node parent() const { return Node(ts_node_parent(node_)); }
  Node next_sibling() const { return Node(ts_node_next_sibling(node_)); }
  Node prev_sibling() const { return Node(ts_node_prev_sibling(node_)); }
  Node next_named_sibling() const { return Node(ts_node_next_named_sibling(node_)); }

  /// The smallest (named) node that covers the range.
  Node descendant(const ByteRange& range) const {
    return Node(ts_node_descendant_for_byte_range(node_, range.begin.value, range.end.value));
  }
  Node named_descendant(const ByteRange& range) const {
    return Node(ts_node_named_descendant_for_byte_range(node_, range.begin.value, range.end.value));
  }

  friend bool operator==(const Node& a, const Node& b) { return ts_node_eq(a.node_, b.node_); }
  TSNode raw() const { return node_; }

 private:
  TSNode node_;
};

/// Walks a subtree in constant memory per level: the fast way over many nodes.
class Cursor {
 public:
  explicit Cursor(Node root) : cursor_(ts_tree_cursor_new(root.raw())) {}
  ~Cursor() { ts_tree_cursor_delete(&cursor_); }
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;

  Node node() const { return Node(ts_tree_cursor_current_node(&cursor_)); }
  /// The field under which the current node hangs, or empty.
  std::string_view field() const {
    const char* const name = field_name();
    return name == nullptr ? std::string_view() : std::string_view(name);
  }
  /// The same or null: always the same pointer for the same field of a language.
  const char* field_name() const { return ts_tree_cursor_current_field_name(&cursor_); }
  /// Starts again at another root, without an allocation.
  void reset(Node root) { ts_tree_cursor_reset(&cursor_, root.raw()); }
  bool first_child() { return ts_tree_cursor_goto_first_child(&cursor_); }
  bool next_sibling() { return ts_tree_cursor_goto_next_sibling(&cursor_); }
  bool parent() { return ts_tree_cursor_goto_parent(&cursor_); }

  /// The next node in document order that is not below the current one; false at the end of the
  /// subtree.
  bool skip() {
    while (!next_sibling()) {
      if (!parent()) return false;
    }
    return true;
  }
  /// The next node in document order (children first); false at the end of the subtree.
  bool next() { return first_child() || skip(); }

 private:
  TSTreeCursor cursor_;
};

}  // namespace plumbline::syntax

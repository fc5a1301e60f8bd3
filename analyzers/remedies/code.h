// One parsed document as the remedies read it, and the few questions about nodes that every row
// asks.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/source/snapshot.h"
#include "analyzers/syntax/tree.h"

namespace plumbline::remedies {

using syntax::Node;

/// Views into the snapshot and the tree, which must outlive it.
struct Code {
  std::string_view text;
  Node root;
  Language language = Language::text;

  /// Empty for a null node.
  std::string_view of(Node node) const {
    return node.is_null() ? std::string_view() : node.text(text);
  }
  std::string_view of(const ByteRange& range) const {
    return text.substr(range.begin.value, range.length());
  }
  bool is_typescript() const {
    return language == Language::typescript || language == Language::tsx;
  }
  bool is_script() const { return language == Language::javascript || is_typescript(); }
};

using Kinds = std::initializer_list<std::string_view>;

bool is_one_of(Node node, std::span<const std::string_view> kinds);
inline bool is_one_of(Node node, Kinds kinds) {
  return is_one_of(node, std::span(kinds.begin(), kinds.size()));
}
bool is_comment(Node node);

/// What begins a comment that ends with its line: "#", "//".
std::string_view comment_start(const Code& code);

/// Named children that are no comments: the items of a list, an object, a block.
std::vector<Node> items_of(Node list);

/// The nearest node of one of the kinds, the node itself included; null if there is none.
Node enclosing(Node node, std::span<const std::string_view> kinds);
inline Node enclosing(Node node, Kinds kinds) {
  return enclosing(node, std::span(kinds.begin(), kinds.size()));
}

/// Whether the text is a name in most languages: letters, digits, `_`, `$`.
bool is_word(char c);

/// The leaves inside `range` that are names and read exactly `name`; comments and strings hold
/// none.
std::vector<Node> names_reading(const Code& code, std::string_view name, const ByteRange& range);

/// Every distinct name that a leaf below `node` reads.
std::vector<std::string_view> names_below(const Code& code, Node node);

/// The last part of a dotted name: `client` of `a.b.client`, `Client` of `Aws::S3::Client`.
std::string_view last_part(std::string_view dotted);

/// Whether any of the ranges holds `range`.
bool inside_any(const ByteRange& range, const std::vector<Node>& nodes);

}  // namespace plumbline::remedies

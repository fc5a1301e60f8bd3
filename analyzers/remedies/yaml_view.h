// YAML on the syntax tree: mappings, their keys, and the way from a scalar up to the document.
#pragma once

#include <string_view>
#include <vector>

#include "analyzers/remedies/code.h"

namespace plumbline::remedies {

/// The mapping or sequence inside a wrapping node, or the node itself.
Node yaml_content(Node node);

/// The pair under `key` of a mapping (or of a node that wraps one); null if there is none.
Node yaml_pair(const Code& code, Node mapping, std::string_view key);

/// Whether there is such a pair.
bool yaml_has(const Code& code, Node mapping, std::string_view key);

/// The value of a pair, unwrapped; null if there is none.
Node yaml_value(Node pair);
/// The value of the pair under `key`.
Node yaml_value(const Code& code, Node mapping, std::string_view key);

/// A scalar without its quotes.
std::string_view yaml_scalar(const Code& code, Node node);

/// The keys from the node up to the document, nearest first.
std::vector<std::string_view> yaml_keys(const Code& code, Node node);

/// The mapping at the top of the document that holds the node.
Node yaml_top(const Code& code, Node node);

/// The pairs of a mapping, or the items of a sequence.
std::vector<Node> yaml_items(Node node);

}  // namespace plumbline::remedies

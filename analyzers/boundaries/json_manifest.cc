#include "analyzers/boundaries/json_manifest.h"

#include "analyzers/syntax/parser.h"

namespace plumbline::boundaries {
namespace {

using configuration::YamlNode;
using syntax::Node;

constexpr int kDeepest = 64;

/// Paths and names need no other escapes than these; a `\u` stays as written.
std::string unescaped(std::string_view text) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] != 'u') ++i;
    plain += text[i];
  }
  return plain;
}

YamlNode convert(Node node, std::string_view text, int depth);

void convert_children(Node node, std::string_view text, int depth, YamlNode& value) {
  syntax::Cursor cursor(node);
  if (!cursor.first_child()) return;
  do {
    const Node child = cursor.node();
    if (!child.is_named() || child.kind() == "comment" || child.is_error()) continue;
    if (value.is_sequence()) value.items.push_back(convert(child, text, depth + 1));
    if (value.is_map() && child.kind() == "pair") {
      value.entries.push_back({convert(child.field("key"), text, depth + 1),
                               convert(child.field("value"), text, depth + 1)});
    }
  } while (cursor.next_sibling());
}

YamlNode convert(Node node, std::string_view text, int depth) {
  YamlNode value;
  if (node.is_null() || depth > kDeepest) return value;
  value.range = node.range();
  const std::string_view kind = node.kind();
  if (kind == "object" || kind == "array") {
    value.kind = kind == "object" ? YamlNode::Kind::map : YamlNode::Kind::sequence;
    convert_children(node, text, depth, value);
  } else if (kind == "string" && node.end() - node.begin() >= 2) {
    value.kind = YamlNode::Kind::scalar;
    value.quoted = true;
    value.scalar = unescaped(text.substr(node.begin() + 1, node.end() - node.begin() - 2));
  } else if (kind != "null") {
    value.kind = YamlNode::Kind::scalar;
    value.scalar = std::string(node.text(text));
  }
  return value;
}

}  // namespace

YamlNode parse_manifest(std::string_view json) {
  const auto tree = syntax::parse(Language::json, json);
  if (!tree) return {};
  syntax::Cursor cursor(tree->root());
  if (!cursor.first_child()) return {};
  do {
    const std::string_view kind = cursor.node().kind();
    if (kind == "object" || kind == "array") return convert(cursor.node(), json, 0);
  } while (cursor.next_sibling());
  return {};
}

}  // namespace plumbline::boundaries

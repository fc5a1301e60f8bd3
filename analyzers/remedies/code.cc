#include "analyzers/remedies/code.h"

#include <algorithm>

namespace plumbline::remedies {
namespace {

/// A document in which one name occurs more often is no hand-written configuration of a client.
constexpr size_t kMaxOccurrences = 2000;

bool is_name(Node node) {
  static constexpr std::string_view kNames[] = {"shorthand_property_identifier",
                                                "shorthand_property_identifier_pattern",
                                                "constant",
                                                "instance_variable",
                                                "name",
                                                "variable_name"};
  if (!node.is_named()) return false;
  if (node.kind() == "variable_name") return true;  // PHP's holds its `$` apart
  return node.child_count() == 0 &&
         (node.kind().ends_with("identifier") || is_one_of(node, kNames));
}

}  // namespace

bool is_one_of(Node node, std::span<const std::string_view> kinds) {
  if (node.is_null()) return false;
  return std::find(kinds.begin(), kinds.end(), node.kind()) != kinds.end();
}

bool is_comment(Node node) {
  return node.kind().find("comment") != std::string_view::npos;
}

std::string_view comment_start(const Code& code) {
  const bool hash = code.language == Language::python || code.language == Language::ruby;
  return hash ? "#" : "//";
}

std::vector<Node> items_of(Node list) {
  std::vector<Node> items;
  if (list.is_null()) return items;
  syntax::Cursor cursor(list);
  if (!cursor.first_child()) return items;
  do {
    const Node node = cursor.node();
    if (node.is_named() && !is_comment(node)) items.push_back(node);
  } while (cursor.next_sibling());
  return items;
}

Node enclosing(Node node, std::span<const std::string_view> kinds) {
  while (!node.is_null() && !is_one_of(node, kinds)) node = node.parent();
  return node;
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<Node> names_reading(const Code& code, std::string_view name, const ByteRange& range) {
  std::vector<Node> found;
  const std::string_view part = code.of(range);
  for (size_t at = part.find(name); at != std::string_view::npos && found.size() < kMaxOccurrences;
       at = part.find(name, at + 1)) {
    const size_t end = at + name.size();
    if (at > 0 && is_word(part[at - 1])) continue;
    if (end < part.size() && is_word(part[end])) continue;
    const auto begin = range.begin.value + static_cast<uint32_t>(at);
    const Node leaf =
        code.root.named_descendant(byte_range(begin, begin + static_cast<uint32_t>(name.size())));
    if (is_name(leaf) && leaf.end() - leaf.begin() == name.size()) found.push_back(leaf);
  }
  return found;
}

std::vector<std::string_view> names_below(const Code& code, Node node) {
  std::vector<std::string_view> names;
  syntax::Cursor cursor(node);
  do {
    if (is_name(cursor.node())) names.push_back(code.of(cursor.node()));
  } while (cursor.next() && names.size() < kMaxOccurrences);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::string_view last_part(std::string_view dotted) {
  const size_t dot = dotted.find_last_of(".#/:\\");
  return dot == std::string_view::npos ? dotted : dotted.substr(dot + 1);
}

bool inside_any(const ByteRange& range, const std::vector<Node>& nodes) {
  return std::any_of(nodes.begin(), nodes.end(),
                     [&](Node node) { return node.range().contains(range); });
}

}  // namespace plumbline::remedies

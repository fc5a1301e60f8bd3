#include "analyzers/remedies/yaml_view.h"

namespace plumbline::remedies {
namespace {

std::string_view stripped(std::string_view text) {
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'')) {
    return text.substr(1, text.size() - 2);
  }
  return text;
}

}  // namespace

Node yaml_content(Node node) {
  while (
      is_one_of(node, {"block_node", "flow_node", "document", "stream", "block_sequence_item"})) {
    const std::vector<Node> items = items_of(node);
    Node next;
    for (const Node item : items) {
      if (!is_one_of(item, {"anchor", "tag", "yaml_directive"})) next = item;
    }
    if (next.is_null()) return node;
    node = next;
  }
  return node;
}

std::vector<Node> yaml_items(Node node) {
  return items_of(yaml_content(node));
}

Node yaml_pair(const Code& code, Node mapping, std::string_view key) {
  if (mapping.is_null()) return Node();
  for (const Node pair : yaml_items(mapping)) {
    if (!is_one_of(pair, {"block_mapping_pair", "flow_pair"})) continue;
    if (yaml_scalar(code, pair.field("key")) == key) return pair;
  }
  return Node();
}

bool yaml_has(const Code& code, Node mapping, std::string_view key) {
  return !yaml_pair(code, mapping, key).is_null();
}

Node yaml_value(Node pair) {
  if (pair.is_null() || pair.field("value").is_null()) return Node();
  return yaml_content(pair.field("value"));
}

Node yaml_value(const Code& code, Node mapping, std::string_view key) {
  return yaml_value(yaml_pair(code, mapping, key));
}

std::string_view yaml_scalar(const Code& code, Node node) {
  return node.is_null() ? std::string_view() : stripped(code.of(node));
}

std::vector<std::string_view> yaml_keys(const Code& code, Node node) {
  std::vector<std::string_view> keys;
  for (; !node.is_null(); node = node.parent()) {
    if (!is_one_of(node, {"block_mapping_pair", "flow_pair"})) continue;
    keys.push_back(yaml_scalar(code, node.field("key")));
  }
  return keys;
}

Node yaml_top(const Code& code, Node node) {
  const Node document = enclosing(node, {"document"});
  return yaml_content(document.is_null() ? code.root : document);
}

}  // namespace plumbline::remedies

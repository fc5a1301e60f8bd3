// JSON, YAML and Terraform as one kind of value, with the range of everything.
//
// The lints ask for keys and lists, and the three grammars write these in a dozen ways; here they
// become maps, lists and scalars. Repeated blocks of Terraform are repeated entries of a map, in
// their order. A call (`jsonencode({…})`) stands for its argument, since policies are written that
// way. What is computed stays a scalar of its source text.
//
// Why not the configuration reader: it knows no Terraform, and the trees of these files are there
// already.
#include "analyzers/trust/document.h"

#include <algorithm>
#include <initializer_list>

#include "analyzers/syntax/parser.h"

namespace plumbline::trust {
namespace {

using syntax::Node;

/// Deeper than any policy; what lies below is left out.
constexpr int kMaxDepth = 64;

bool is(Node node, std::initializer_list<std::string_view> kinds) {
  return !node.is_null() && std::find(kinds.begin(), kinds.end(), node.kind()) != kinds.end();
}

std::string unquoted(std::string_view text) {
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
      text.back() == text.front()) {
    text = text.substr(1, text.size() - 2);
  }
  return std::string(text);
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Value read(Node node) {
    Value value;
    if (node.is_null() || ++depth_ > kMaxDepth) return value;
    value.range = node.range();
    if (is(node, {"block_mapping", "flow_mapping", "object", "body"})) {
      map(node, value);
    } else if (is(node, {"block_sequence", "flow_sequence", "array", "tuple"})) {
      list(node, value);
    } else if (is(node, {"heredoc_template"})) {
      value = nested(node);
    } else if (is(node, {"function_call"})) {
      value = read(last_child(node.named_child(1)));
    } else if (is_wrapper(node)) {
      value = read(last_child(node));
    } else {
      value.kind = Value::Kind::scalar;
      value.text = unquoted(node.text(text_));
    }
    --depth_;
    return value;
  }

 private:
  /// JSON between `<<EOF` and `EOF`, in the offsets of the whole text; else a scalar.
  Value nested(Node node) const {
    Value scalar;
    scalar.kind = Value::Kind::scalar;
    scalar.range = node.range();
    scalar.text = node.text(text_);
    const size_t first = scalar.text.find('\n');
    const size_t last = scalar.text.rfind('\n');
    if (first == std::string::npos || last <= first) return scalar;
    const std::string_view inner = std::string_view(scalar.text).substr(first + 1, last - first);
    if (inner.find_first_not_of(" \t\r\n") != inner.find('{')) return scalar;
    const auto tree = syntax::parse(Language::json, inner);
    if (!tree) return scalar;
    Value value = Reader(inner).read(last_child(tree->root()));
    shift(value, node.begin() + static_cast<uint32_t>(first) + 1);
    return value;
  }

  static void shift(ByteRange& range, uint32_t by) {
    range = byte_range(range.begin.value + by, range.end.value + by);
  }

  static void shift(Value& value, uint32_t by) {
    shift(value.range, by);
    for (Value& item : value.items) shift(item, by);
    for (Entry& entry : value.entries) {
      shift(entry.key_range, by);
      shift(entry.value, by);
    }
  }

  static bool is_wrapper(Node node) {
    const bool wraps = is(node, {"block_node", "flow_node", "document", "block_sequence_item",
                                 "expression", "collection_value", "config_file", "template_expr"});
    return wraps && !last_child(node).is_null();
  }

  /// The last named child that is no comment: anchors and tags come first.
  static Node last_child(Node node) {
    for (uint32_t i = node.is_null() ? 0 : node.named_child_count(); i-- > 0;) {
      if (node.named_child(i).kind() != "comment") return node.named_child(i);
    }
    return Node();
  }

  void list(Node node, Value& value) {
    value.kind = Value::Kind::list;
    for (uint32_t i = 0; i < node.named_child_count(); ++i) {
      const Node item = node.named_child(i);
      if (!is(item, {"comment", "tuple_start", "tuple_end"})) value.items.push_back(read(item));
    }
  }

  void map(Node node, Value& value) {
    value.kind = Value::Kind::map;
    for (uint32_t i = 0; i < node.named_child_count(); ++i) {
      const Node child = node.named_child(i);
      if (is(child, {"block_mapping_pair", "flow_pair", "pair"})) {
        add(value, child.field("key"), child.field("value"));
      } else if (is(child, {"object_elem"})) {
        add(value, child.field("key"), child.field("val"));
      } else if (is(child, {"attribute"})) {
        add(value, child.named_child(0), child.named_child(1));
      } else if (is(child, {"block"})) {
        block(value, child);
      }
    }
  }

  void add(Value& value, Node key, Node held) {
    if (key.is_null()) return;
    value.entries.push_back({unquoted(key.text(text_)), key.range(), read(held)});
  }

  void block(Value& value, Node node) {
    Value held;
    std::vector<std::string> labels;
    for (uint32_t i = 1; i < node.named_child_count(); ++i) {
      const Node child = node.named_child(i);
      if (is(child, {"string_lit", "identifier"})) labels.push_back(unquoted(child.text(text_)));
      if (is(child, {"body"})) held = read(child);
    }
    held.kind = Value::Kind::map;
    held.labels = std::move(labels);
    const Node type = node.named_child(0);
    value.entries.push_back({std::string(type.text(text_)), type.range(), std::move(held)});
  }

  std::string_view text_;
  int depth_ = 0;
};

}  // namespace

const Value* Value::find(std::string_view key) const {
  for (const Entry& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

std::string_view Value::text_of(std::string_view key) const {
  const Value* const value = find(key);
  return value == nullptr ? std::string_view() : std::string_view(value->text);
}

std::vector<const Value*> Value::each() const {
  if (kind != Kind::list) return {this};
  std::vector<const Value*> all;
  for (const Value& item : items) all.push_back(&item);
  return all;
}

std::vector<Value> read_documents(const Snapshot& snapshot, const syntax::Tree& tree) {
  std::vector<Value> documents;
  Reader reader(snapshot.view());
  const Node root = tree.root();
  if (snapshot.language == Language::hcl) return {reader.read(root)};
  for (uint32_t i = 0; i < root.named_child_count(); ++i) {
    const Node child = root.named_child(i);
    if (child.kind() != "comment") documents.push_back(reader.read(child));
  }
  return documents;
}

}  // namespace plumbline::trust

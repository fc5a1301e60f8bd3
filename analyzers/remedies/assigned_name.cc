#include "analyzers/remedies/assigned_name.h"

#include <algorithm>

#include "analyzers/remedies/literal.h"

namespace plumbline::remedies {
namespace {

/// Calls that change nothing of what their value is for: `"…".to_string()`, `String::from("…")`.
bool only_converts(std::string_view callee) {
  const std::string_view name = last_part(callee);
  return name == "to_string" || name == "to_owned" || name == "into" || name == "freeze" ||
         name == "from" || name == "string" || name == "encode" || name == "getBytes" ||
         name == "toCharArray" || name == "SecretStr" || name == "trim" || name == "strip";
}

Node callee_of(Node call) {
  for (const std::string_view field : {"function", "method", "name"}) {
    const Node callee = call.field(field);
    if (!callee.is_null()) return callee;
  }
  return Node();
}

/// `x.setPassword("…")`, `builder.password("…")`: the method is the name, if it takes one value.
std::string_view setter_name(const Code& code, Node list) {
  if (items_of(list).size() != 1) return {};
  const Node call = list.parent();
  const Node callee = callee_of(call);
  if (callee.is_null()) return {};
  const bool method = is_one_of(call, {"method_invocation"})
                          ? !call.field("object").is_null()
                          : code.of(callee).find('.') != std::string_view::npos ||
                                !call.field("receiver").is_null();
  if (!method && !is_one_of(call, {"member_call_expression"})) return {};
  std::string_view name = last_part(code.of(callee));
  for (const std::string_view prefix : {"set_", "with_", "set", "with", "Set", "With"}) {
    if (name.size() > prefix.size() && name.starts_with(prefix)) {
      return name.substr(prefix.size());
    }
  }
  return {};
}

/// `define("API_KEY", "…")`, `header("X-Api-Key", "…")`: the first of two texts is the name.
std::string_view key_argument(const Code& code, Node list, Node value) {
  const std::vector<Node> items = items_of(list);
  if (items.size() != 2 || !(items[1] == value)) return {};
  const std::string_view first = code.of(items[0]);
  const std::string_view key = unquoted(first);
  if (key.size() == first.size() || key.empty() || key.size() > 64) return {};
  const bool word = std::all_of(key.begin(), key.end(),
                                [](char c) { return is_word(c) || c == '-' || c == '.'; });
  return word ? key : std::string_view();
}

/// The part of the parent that names the node, if any.
Node name_beside(Node node, Node parent) {
  for (const std::string_view field : {"name", "left", "key", "pattern", "field", "declarator"}) {
    Node name = parent.field(field);
    if (name.is_null() || name == node || name.begin() > node.begin()) continue;
    if (field == "field" && !is_one_of(parent, {"field_initializer"})) continue;
    while (field == "declarator" && !name.field("declarator").is_null()) {
      name = name.field("declarator");
    }
    return name;
  }
  const bool first_names =
      is_one_of(parent, {"keyed_element", "array_element_initializer", "const_element"});
  const Node first = parent.named_child(0);
  return first_names && !(first == node) ? first : Node();
}

/// `password` of `config->password`, too.
std::string_view last_member(std::string_view name) {
  const size_t arrow = name.rfind("->");
  return last_part(arrow == std::string_view::npos ? name : name.substr(arrow + 2));
}

bool is_call(Node node) {
  return is_one_of(
      node, {"call", "call_expression", "method_invocation", "invocation_expression",
             "function_call_expression", "member_call_expression", "scoped_call_expression"});
}

bool is_list(Node node) {
  return is_one_of(node, {"argument_list", "arguments"});
}

}  // namespace

std::string_view assigned_name(const Code& code, Node value) {
  for (Node node = value; !node.is_null(); node = node.parent()) {
    const Node parent = node.parent();
    if (parent.is_null()) return {};
    if (is_call(parent) && only_converts(code.of(callee_of(parent)))) continue;
    if (is_list(parent) && only_converts(code.of(callee_of(parent.parent())))) continue;
    const Node name = is_call(parent) ? Node() : name_beside(node, parent);
    if (!name.is_null()) return last_member(unquoted(code.of(name)));
    if (is_list(parent)) {
      const std::string_view key = key_argument(code, parent, node);
      return key.empty() ? setter_name(code, parent) : key;
    }
    if (is_call(parent) || parent.kind().ends_with("statement")) return {};
  }
  return {};
}

}  // namespace plumbline::remedies

#include "analyzers/remedies/assigned_name.h"

#include <algorithm>
#include <iterator>

#include "analyzers/remedies/literal.h"

namespace plumbline::remedies {
namespace {

/// `"…".to_string()`, `"…".freeze`: what the text becomes is for the same.
bool converts_receiver(std::string_view callee) {
  static constexpr std::string_view kMethods[] = {"to_string", "to_owned",    "into",  "freeze",
                                                  "encode",    "toCharArray", "strip", "getBytes",
                                                  "as_bytes",  "as_ref",      "trim"};
  return std::find(std::begin(kMethods), std::end(kMethods), last_part(callee)) !=
         std::end(kMethods);
}

/// `String::from("…")`, `SecretStr("…")`.
bool converts_argument(std::string_view callee) {
  static constexpr std::string_view kCalls[] = {"String::from", "std::string", "SecretStr",
                                                "str",          "String",      "GetBytes"};
  return std::find(std::begin(kCalls), std::end(kCalls), callee) != std::end(kCalls) ||
         last_part(callee) == "GetBytes";
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

/// Calls whose first text names what the second one is for.
bool takes_key(std::string_view callee) {
  static constexpr std::string_view kSetters[] = {"define",
                                                  "set",
                                                  "put",
                                                  "add",
                                                  "header",
                                                  "append",
                                                  "setHeader",
                                                  "Set",
                                                  "Put",
                                                  "Add",
                                                  "setProperty",
                                                  "setenv",
                                                  "addHeader",
                                                  "set_header",
                                                  "Setenv",
                                                  "store",
                                                  "add_header",
                                                  "setdefault",
                                                  "SetEnvironmentVariable"};
  return std::find(std::begin(kSetters), std::end(kSetters), last_part(callee)) !=
         std::end(kSetters);
}

/// `define("API_KEY", "…")`, `header("X-Api-Key", "…")`: the first of two texts is the name.
std::string_view key_argument(const Code& code, Node list, Node value) {
  const std::vector<Node> items = items_of(list);
  if (items.size() != 2 || !(items[1] == value)) return {};
  if (!takes_key(code.of(callee_of(list.parent())))) return {};
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
  if (is_one_of(parent, {"property_declaration"})) {  // Kotlin
    for (const Node item : items_of(parent)) {
      if (is_one_of(item, {"variable_declaration"})) return item.named_child(0);
    }
  }
  const bool first_names =
      is_one_of(parent, {"keyed_element", "array_element_initializer", "const_element"}) ||
      (is_one_of(parent, {"value_argument"}) && is_one_of(parent.named_child(0), {"identifier"}));
  const Node first = parent.named_child(0);
  return first_names && !(first == node) ? first : Node();
}

/// `password` of `config->password` and of `config["db"]["password"]`, too.
std::string_view last_member(std::string_view name) {
  if (name.ends_with(']')) {
    const size_t open = name.rfind('[');
    if (open == std::string_view::npos) return name;
    const std::string_view key = name.substr(open + 1, name.size() - open - 2);
    return unquoted(key.starts_with(':') ? key.substr(1) : key);
  }
  const size_t arrow = name.rfind("->");
  return last_part(arrow == std::string_view::npos ? name : name.substr(arrow + 2));
}

/// `a, b = "…", "…"`: the name at the place of the value.
Node name_in_tuple(Node value, Node tuple) {
  const Node left = tuple.parent().field("left");
  const std::vector<Node> values = items_of(tuple);
  const std::vector<Node> names = items_of(left);
  if (values.size() < 2 || values.size() != names.size()) return Node();
  const auto at = std::find(values.begin(), values.end(), value) - values.begin();
  return names[static_cast<size_t>(at)];
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
    const Node call = is_list(parent) ? parent.parent() : parent;
    const std::string_view callee = is_call(call) ? code.of(callee_of(call)) : "";
    const bool as_argument = is_list(parent) || is_list(node);
    if (as_argument ? converts_argument(callee) : converts_receiver(callee)) continue;
    Node name = is_call(parent) ? Node() : name_beside(node, parent);
    if (is_one_of(parent, {"expression_list"})) name = name_in_tuple(node, parent);
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

#include "analyzers/remedies/call_values.h"

#include "analyzers/remedies/literal.h"

namespace plumbline::remedies {
namespace {

constexpr std::string_view kCalls[] = {"call",
                                       "call_expression",
                                       "new_expression",
                                       "method_invocation",
                                       "invocation_expression",
                                       "object_creation_expression",
                                       "function_call_expression",
                                       "scoped_call_expression"};

std::string callee_of(const Document& document, Node call) {
  const Code& code = document.code;
  const Node receiver = call.field("receiver");
  if (!receiver.is_null()) {
    return std::string(code.of(receiver)) + "." + std::string(code.of(call.field("method")));
  }
  if (is_one_of(call, {"method_invocation"})) return std::string(code.of(call.field("name")));
  for (const std::string_view field : {"function", "constructor"}) {
    const Node callee = call.field(field);
    if (callee.is_null()) continue;
    const bool resolves =
        code.is_script() || code.language == Language::python || code.language == Language::go;
    return resolves ? document.imports.resolve(callee) : std::string(code.of(callee));
  }
  const Node type = call.field("type");
  return std::string(code.of(type.is_null() ? call.named_child(0) : type));
}

Node list_of(Node call) {
  const Node list = call.field("arguments");
  if (!list.is_null()) return list;
  for (const Node item : items_of(call)) {
    if (is_one_of(item, {"arguments", "argument_list"})) return item;
  }
  return Node();
}

CallValue read_value(const Code& code, Node item) {
  if (is_one_of(item, {"keyword_argument"})) {
    return {item, item.field("value"), code.of(item.field("name"))};
  }
  if (is_one_of(item, {"pair"})) {
    std::string_view key = unquoted(code.of(item.field("key")));
    if (key.starts_with(':')) key.remove_prefix(1);
    return {item, item.field("value"), key};
  }
  if (is_one_of(item, {"assignment_expression"})) {  // C#: of an initializer
    return {item, item.field("right"), code.of(item.field("left"))};
  }
  if (is_one_of(item, {"shorthand_property_identifier"})) return {item, item, code.of(item)};
  if (!is_one_of(item, {"argument"})) return {item, item, {}};
  const Node name = item.field("name");
  return {item, item.named_child(item.named_child_count() - 1),
          name.is_null() ? std::string_view() : code.of(name)};
}

void read_list(const Code& code, CallValues& call) {
  std::vector<Node> items = items_of(call.list);
  if (items.size() == 1 && is_one_of(items[0], {"object", "hash"})) {
    call.list = items[0];
    items = items_of(call.list);
  }
  for (const Node item : items) {
    call.open = call.open || item.kind().find("splat") != std::string_view::npos ||
                is_one_of(item, {"spread_element", "variadic_unpacking"});
    call.values.push_back(read_value(code, item));
  }
}

}  // namespace

const CallValue* CallValues::find(std::string_view place) const {
  if (place.starts_with('#')) {
    const auto index = static_cast<size_t>(place[1] - '0');
    const bool there = index < values.size() && values[index].name.empty();
    return there ? &values[index] : nullptr;
  }
  for (const CallValue& value : values) {
    if (value.name == place) return &value;
  }
  return nullptr;
}

std::optional<CallValues> call_values_at(const Document& document, Node node) {
  if (!is_one_of(node, kCalls)) return {};
  CallValues call{node, list_of(node), callee_of(document, node), {}};
  const Node initializer = node.field("initializer");
  if (document.code.language == Language::csharp && !initializer.is_null()) {
    call.list = initializer;
  }
  if (call.list.is_null()) return {};
  read_list(document.code, call);
  return call;
}

}  // namespace plumbline::remedies

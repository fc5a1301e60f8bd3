#include "analyzers/remedies/storage_call.h"

#include "analyzers/remedies/declaration.h"
#include "analyzers/remedies/literal.h"
#include "analyzers/remedies/storage_account.h"

namespace plumbline::remedies {
namespace {

void read_arguments(const Code& code, Node list, std::vector<Argument>& out) {
  for (const Node item : items_of(list)) {
    const Node name = item.field("name");
    const bool keyword = is_one_of(item, {"keyword_argument"});
    const bool wrapped = is_one_of(item, {"argument"});
    const Node value = keyword   ? item.field("value")
                       : wrapped ? item.named_child(item.named_child_count() - 1)
                                 : item;
    const bool named = (keyword || wrapped) && !name.is_null();
    out.push_back({item, value, named ? code.of(name) : std::string_view()});
  }
}

std::string written_type(const Code& code, Node node) {
  if (is_one_of(node, {"implicit_object_creation_expression"})) {
    const Node holder = node.parent();
    const Node type = is_one_of(holder, {"variable_declarator"}) ? holder.parent().field("type")
                                                                 : holder.field("type");
    return std::string(code.of(type));
  }
  const Node type = node.field("type");
  return std::string(code.of(type));
}

/// Empty for what calls nothing.
std::string callee_of(const Document& document, Node node) {
  if (is_one_of(node, {"object_creation_expression", "implicit_object_creation_expression"})) {
    return document.code.language == Language::csharp ? written_type(document.code, node) : "";
  }
  if (is_one_of(node, {"new_expression"})) {
    return document.imports.resolve(node.field("constructor"));
  }
  const bool call = is_one_of(node, {"call", "call_expression"});
  return call ? document.imports.resolve(node.field("function")) : "";
}

Node list_of(Node node) {
  const Node list = node.field("arguments");
  if (!list.is_null()) return list;
  for (const Node item : items_of(node)) {
    if (is_one_of(item, {"argument_list"})) return item;
  }
  return Node();
}

}  // namespace

Node literal_behind(const Code& code, Node value) {
  Node node = value;
  if (!node.is_null() && node.kind().ends_with("identifier")) {
    const auto declaration = declaration_of(code, node);
    if (declaration) node = declaration->value;
  }
  while (is_one_of(node, {"parenthesized_expression"})) node = node.named_child(0);
  if (!is_one_of(node, {"string", "concatenated_string", "string_literal", "template_string",
                        "verbatim_string_literal"})) {
    return Node();
  }
  const auto literal = literal_at(code, node.range());
  return literal && !literal->interpolated ? node : Node();
}

std::string literal_text(const Code& code, Node literal) {
  if (!is_one_of(literal, {"concatenated_string"})) return std::string(unquoted(code.of(literal)));
  std::string joined;
  for (const Node part : items_of(literal)) joined += unquoted(code.of(part));
  return joined;
}

std::optional<StorageCall> storage_call_at(const Document& document, Node node) {
  const Code& code = document.code;
  StorageCall call{node, {}, {}, {}, false};
  call.callee = callee_of(document, node);
  if (call.callee.empty()) return {};
  for (const std::string_view factory : {".from_connection_string", ".fromConnectionString"}) {
    if (!call.callee.ends_with(factory)) continue;
    call.callee.resize(call.callee.size() - factory.size());
    call.from_string = true;
  }
  const bool plain_call = is_one_of(node, {"call_expression"});
  if (plain_call && !call.from_string) return {};
  read_arguments(code, list_of(node), call.values);
  const std::string_view last = last_part(call.callee);
  call.client = last.substr(last.starts_with('?') ? 1 : 0);
  if (call.values.empty() || service_of(call.client).empty()) return {};
  const Node first = literal_behind(code, call.values.front().value);
  if (!first.is_null() && literal_text(code, first).find("AccountKey=") != std::string::npos) {
    call.from_string = true;
  }
  return call;
}

}  // namespace plumbline::remedies

#include "analyzers/remedies/declaration.h"

#include <algorithm>

namespace plumbline::remedies {
namespace {

constexpr std::string_view kScopes[] = {"function_definition",
                                        "lambda",
                                        "module",
                                        "class_body",
                                        "statement_block",
                                        "program",
                                        "block",
                                        "source_file",
                                        "constructor_body",
                                        "interface_body",
                                        "enum_body_declarations",
                                        "compilation_unit"};

Node sole(Node list) {
  const std::vector<Node> items = items_of(list);
  return items.size() == 1 ? items.front() : Node();
}

/// Python blocks open no scope.
Node scope_of(const Code& code, Node node) {
  Node scope = enclosing(node.parent(), kScopes);
  while (code.language == Language::python && is_one_of(scope, {"block"})) {
    scope = enclosing(scope.parent(), kScopes);
  }
  return scope.is_null() ? code.root : scope;
}

bool is_local(Node scope) {
  return is_one_of(
      scope, {"function_definition", "lambda", "statement_block", "block", "constructor_body"});
}

std::optional<Declaration> python_declaration(const Code& code, Node value) {
  const Node assignment = value.parent();
  if (!is_one_of(assignment, {"assignment"}) || !(assignment.field("right") == value)) return {};
  const Node left = assignment.field("left");
  const Node statement = assignment.parent();
  if (!is_one_of(left, {"identifier"}) || !is_one_of(statement, {"expression_statement"})) {
    return {};
  }
  return Declaration{left, value, statement, scope_of(code, statement), assignment.field("type")};
}

std::optional<Declaration> script_declaration(const Code& code, Node value) {
  const Node declarator = value.parent();
  if (!is_one_of(declarator, {"variable_declarator"})) return {};
  const Node name = declarator.field("name");
  if (!is_one_of(name, {"identifier"}) || !(declarator.field("value") == value)) return {};
  const Node statement = declarator.parent();
  if (sole(statement).is_null()) return {};
  Declaration found{name, value, statement, scope_of(code, statement), declarator.field("type")};
  found.exported = is_one_of(statement.parent(), {"export_statement"});
  return found;
}

std::optional<Declaration> java_declaration(const Code& code, Node value) {
  const Node declarator = value.parent();
  if (!is_one_of(declarator, {"variable_declarator"})) return {};
  if (!(declarator.field("value") == value)) return {};
  const Node statement = declarator.parent();
  uint32_t declarators = 0;
  for (const Node item : items_of(statement)) {
    declarators += is_one_of(item, {"variable_declarator"}) ? 1U : 0U;
  }
  if (declarators != 1) return {};
  const bool field = is_one_of(statement, {"field_declaration", "constant_declaration"});
  Declaration found{declarator.field("name"), value, statement, scope_of(code, statement),
                    statement.field("type")};
  if (field) found.scope = code.root;
  return found;
}

std::optional<Declaration> go_declaration(const Code& code, Node value) {
  Node list = value.parent();
  if (!is_one_of(list, {"expression_list"}) || sole(list).is_null()) return {};
  const Node declaration = list.parent();
  if (is_one_of(declaration, {"short_var_declaration"})) {
    const Node name = sole(declaration.field("left"));
    if (name.is_null()) return {};
    return Declaration{name, value, declaration, scope_of(code, declaration), Node()};
  }
  if (!is_one_of(declaration, {"const_spec", "var_spec"})) return {};
  const std::vector<Node> parts = items_of(declaration);
  if (parts.size() > 1 && is_one_of(parts[1], {"identifier"})) return {};  // const a, b = …
  const Node group = enclosing(declaration, {"const_declaration", "var_declaration"});
  const Node whole =
      sole(group).is_null() || is_one_of(sole(group), {"var_spec_list"}) ? declaration : group;
  Declaration found{declaration.field("name"), value, whole, scope_of(code, group),
                    declaration.field("type")};
  found.constant = is_one_of(declaration, {"const_spec"});
  return found;
}

std::optional<Declaration> bare_declaration(const Code& code, Node value) {
  if (value.is_null()) return {};
  switch (code.language) {
    case Language::python:
      return python_declaration(code, value);
    case Language::go:
      return go_declaration(code, value);
    case Language::java:
      return java_declaration(code, value);
    default:
      return code.is_script() ? script_declaration(code, value) : std::nullopt;
  }
}

std::optional<Declaration> declaration_in(const Code& code, Node value) {
  std::optional<Declaration> found = bare_declaration(code, value);
  if (found) found->local = is_local(found->scope);
  return found;
}

/// The value that would make the name a declaration of ours: its last sibling.
Node value_beside(const Code& code, Node name) {
  Node holder = name.parent();
  if (code.language == Language::go && is_one_of(holder, {"expression_list"})) {
    holder = holder.parent();
  }
  Node value = holder.field("right");
  if (value.is_null()) value = holder.field("value");
  if (value.is_null()) return Node();
  return is_one_of(value, {"expression_list"}) ? sole(value) : value;
}

/// `x.name`, `name=…` in a call, `{ name: … }`: the name of something else.
bool names_a_member(const Code& code, Node leaf) {
  if (is_one_of(leaf, {"property_identifier", "field_identifier"})) return true;
  const Node parent = leaf.parent();
  if (code.language == Language::java) {
    return is_one_of(parent, {"method_invocation"}) && parent.field("name") == leaf;
  }
  if (is_one_of(parent, {"attribute"})) return parent.field("attribute") == leaf;
  if (is_one_of(parent, {"keyword_argument"})) return parent.field("name") == leaf;
  if (is_one_of(parent, {"literal_element"})) {
    const Node keyed = parent.parent();
    return is_one_of(keyed, {"keyed_element"}) && keyed.named_child(0) == parent;
  }
  return false;
}

constexpr std::string_view kLiterals[] = {"string",         "concatenated_string",
                                          "integer",        "float",
                                          "number",         "interpreted_string_literal",
                                          "int_literal",    "raw_string_literal",
                                          "string_literal", "nil",
                                          "null",           "none",
                                          "null_literal",   "decimal_integer_literal",
                                          "true",           "false"};

bool is_wrapping_call(std::string_view callee) {
  static constexpr std::string_view kWrappers[] = {"os.Getenv",
                                                   "os.getenv",
                                                   "System.getenv",
                                                   "os.environ.get",
                                                   "NewStaticCredentials",
                                                   "NewStaticCredentialsProvider",
                                                   "NewCredentialsCache",
                                                   "StaticCredentialsProvider.create",
                                                   "AwsBasicCredentials.create",
                                                   "AwsSessionCredentials.create",
                                                   "BasicAWSCredentials",
                                                   "BasicSessionCredentials",
                                                   "AWSStaticCredentialsProvider",
                                                   "from_service_account_info",
                                                   "from_service_account_file",
                                                   "URI.create",
                                                   "String"};
  return std::any_of(std::begin(kWrappers), std::end(kWrappers), [&](std::string_view name) {
    return callee == name ||
           (callee.ends_with(name) && callee[callee.size() - name.size() - 1] == '.');
  });
}

bool all_pure(const Code& code, Node list) {
  const std::vector<Node> items = items_of(list);
  return std::all_of(items.begin(), items.end(), [&](Node item) { return is_pure(code, item); });
}

bool is_pure_call(const Code& code, Node call) {
  std::string callee;
  if (is_one_of(call, {"method_invocation"})) {
    callee =
        std::string(code.of(call.field("object"))) + "." + std::string(code.of(call.field("name")));
  } else if (is_one_of(call, {"object_creation_expression"})) {
    callee = std::string(code.of(call.field("type")));
  } else {
    callee = std::string(code.of(call.field("function")));
  }
  return is_wrapping_call(callee) && all_pure(code, call.field("arguments"));
}

}  // namespace

std::optional<Declaration> declaration_by_value(const Code& code, Node value) {
  return declaration_in(code, value);
}

std::optional<Declaration> declaration_of(const Code& code, Node use) {
  if (names_a_member(code, use)) return {};
  std::optional<Declaration> nearest;
  for (const Node leaf : names_reading(code, code.of(use), code.root.range())) {
    const auto found = declaration_in(code, value_beside(code, leaf));
    if (!found || !(found->name == leaf) || !found->scope.range().contains(use.range())) continue;
    if (nearest && nearest->scope == found->scope) return {};
    if (!nearest || nearest->scope.range().contains(found->scope.range())) nearest = found;
  }
  return nearest;
}

std::vector<Node> uses_of(const Code& code, const Declaration& declaration) {
  std::vector<Node> uses;
  for (const Node leaf :
       names_reading(code, code.of(declaration.name), declaration.scope.range())) {
    if (leaf == declaration.name || names_a_member(code, leaf)) continue;
    uses.push_back(leaf);
  }
  return uses;
}

bool is_literal_only(Node value) {
  if (is_one_of(value, kLiterals)) return true;
  if (!is_one_of(value, {"object", "pair", "dictionary"})) return false;
  const std::vector<Node> items = items_of(value);
  return std::all_of(items.begin(), items.end(), [](Node item) {
    return is_one_of(item, {"property_identifier"}) || is_literal_only(item);
  });
}

bool is_pure(const Code& code, Node value) {
  if (value.is_null()) return false;
  if (is_one_of(value, kLiterals)) return true;
  if (value.kind().ends_with("identifier")) return true;
  if (is_one_of(value,
                {"attribute", "member_expression", "selector_expression", "field_access",
                 "subscript", "object", "pair", "dictionary", "shorthand_property_identifier",
                 "composite_literal", "literal_value", "keyed_element", "literal_element",
                 "keyword_argument", "qualified_type"})) {
    return all_pure(code, value);
  }
  return is_one_of(value, {"call", "call_expression", "method_invocation",
                           "object_creation_expression"}) &&
         is_pure_call(code, value);
}

}  // namespace plumbline::remedies

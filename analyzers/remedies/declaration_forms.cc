// What a declaration looks like in each grammar, always seen from its value.
//
// Asking from the value keeps each form short: its parent is a declarator with one plain name, or
// there is no declaration. Forms whose removal would leave something that does not compile, or
// means something else, are refused: patterns, several names for several values, computed targets.
//
// The scope is where the name is known by the language's own rule: a block of Python opens none, a
// field of Java is known in the whole file.
#include "analyzers/remedies/declaration_forms.h"

#include <algorithm>
#include <string>

#include "analyzers/remedies/member_declaration.h"

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
                                        "compilation_unit",
                                        "declaration_list",
                                        "compound_statement",
                                        "method",
                                        "singleton_method",
                                        "class"};

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
  return is_one_of(scope,
                   {"function_definition", "lambda", "statement_block", "block", "constructor_body",
                    "compound_statement", "method", "singleton_method", "method_declaration"});
}

/// `__all__ = ["KEY"]`.
bool is_listed_in_all(const Code& code, std::string_view name) {
  const std::vector<Node> lists = names_reading(code, "__all__", code.root.range());
  return std::any_of(lists.begin(), lists.end(), [&](Node leaf) {
    const std::string_view list = code.of(leaf.parent());
    return list.find('"' + std::string(name) + '"') != std::string_view::npos ||
           list.find('\'' + std::string(name) + '\'') != std::string_view::npos;
  });
}

std::optional<Declaration> python_declaration(const Code& code, Node value) {
  const Node assignment = value.parent();
  if (!is_one_of(assignment, {"assignment"}) || !(assignment.field("right") == value)) return {};
  const Node left = assignment.field("left");
  const Node statement = assignment.parent();
  if (!is_one_of(left, {"identifier"}) || !is_one_of(statement, {"expression_statement"})) {
    return {};
  }
  Declaration found{left, value, statement, scope_of(code, statement), assignment.field("type")};
  found.exported = is_one_of(found.scope, {"module"}) && is_listed_in_all(code, code.of(left));
  return found;
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

/// C#: `string Key { get; } = "…";`, `string Key => "…";`.
std::optional<Declaration> csharp_property(const Code& code, Node value) {
  Node property = value.parent();
  if (is_one_of(property, {"arrow_expression_clause"})) property = property.parent();
  if (!is_one_of(property, {"property_declaration"})) return {};
  const Node name = property.field("name");
  if (name.is_null() || name == value) return {};
  return Declaration{name, value, property, code.root, property.field("type")};
}

/// C#: `const string Key = "…";`, `private static readonly string key = "…";`, `var key = "…";`.
std::optional<Declaration> csharp_declaration(const Code& code, Node value) {
  const Node declarator = value.parent();
  if (!is_one_of(declarator, {"variable_declarator"})) return csharp_property(code, value);
  const Node name = declarator.field("name");
  if (name == value || !is_one_of(name, {"identifier"})) return {};
  const Node list = declarator.parent();
  const Node statement = list.parent();
  if (!is_one_of(statement, {"local_declaration_statement", "field_declaration"})) return {};
  uint32_t declarators = 0;
  for (const Node item : items_of(list)) {
    declarators += is_one_of(item, {"variable_declarator"}) ? 1U : 0U;
  }
  if (declarators != 1) return {};
  Declaration found{name, value, statement, scope_of(code, statement), list.field("type")};
  for (const Node item : items_of(statement)) {
    found.constant = found.constant || code.of(item) == "const";
  }
  if (is_one_of(statement, {"field_declaration"})) found.scope = code.root;
  return found;
}

/// PHP: `define('KEY', '…');`, whose name is a string.
std::optional<Declaration> php_definition(const Code& code, Node argument) {
  const Node call = argument.parent().parent();
  const std::vector<Node> arguments = items_of(argument.parent());
  if (!is_one_of(call, {"function_call_expression"}) || code.of(call.field("function")) != "define")
    return {};
  if (arguments.size() != 2 || !(arguments[1] == argument)) return {};
  const Node text = arguments[0].named_child(0);
  const Node name = is_one_of(text, {"string", "encapsed_string"}) ? text.named_child(0) : Node();
  if (!is_one_of(name, {"string_content"}) || !is_one_of(call.parent(), {"expression_statement"}))
    return {};
  Declaration found{name, argument.named_child(0), call.parent(), code.root, Node()};
  found.constant = true;
  return found;
}

/// PHP: `$key = '…';`, `const KEY = '…';`, `define('KEY', '…');`.
std::optional<Declaration> php_declaration(const Code& code, Node value) {
  const Node holder = value.parent();
  if (is_one_of(holder, {"argument"})) return php_definition(code, holder);
  if (is_one_of(holder, {"const_element"})) {
    const Node statement = holder.parent();
    if (holder.named_child(0) == value) return {};
    Declaration found{holder.named_child(0), value, statement, code.root, Node()};
    for (const Node item : items_of(statement)) {
      if (is_one_of(item, {"const_element"}) && !(item == holder)) return {};
    }
    found.constant = true;
    return found;
  }
  if (!is_one_of(holder, {"assignment_expression"}) || !(holder.field("right") == value)) return {};
  const Node left = holder.field("left");
  const Node statement = holder.parent();
  if (!is_one_of(left, {"variable_name"}) || !is_one_of(statement, {"expression_statement"})) {
    return {};
  }
  const Node function = enclosing(
      statement, {"function_definition", "method_declaration", "anonymous_function", "program"});
  return Declaration{left, value, statement, function.is_null() ? code.root : function, Node()};
}

/// Ruby: `attr_reader :key` shows `@key`.
bool is_shown(const Code& code, std::string_view variable) {
  return code.text.find("attr_") != std::string_view::npos &&
         code.text.find(":" + std::string(variable.substr(1))) != std::string_view::npos;
}

/// Ruby: `KEY = "…"`, `key = "…"`, `@key = "…"`.
std::optional<Declaration> ruby_declaration(const Code& code, Node value) {
  const Node assignment = value.parent();
  if (!is_one_of(assignment, {"assignment"}) || !(assignment.field("right") == value)) return {};
  const Node left = assignment.field("left");
  if (!is_one_of(left, {"identifier", "constant", "instance_variable"})) return {};
  const Node around = assignment.parent();
  if (!is_one_of(around, {"program", "body_statement", "block_body", "then"})) return {};
  Node scope = enclosing(assignment, {"method", "singleton_method", "class", "module", "program"});
  if (!is_one_of(left, {"identifier"}) || scope.is_null()) scope = code.root;
  Declaration found{left, value, assignment, scope, Node()};
  found.exported = is_one_of(left, {"instance_variable"}) && is_shown(code, code.of(left));
  return found;
}

/// Rust: `let key = "…";`, `const KEY: &str = "…";`.
std::optional<Declaration> rust_declaration(const Code& code, Node value) {
  const Node item = value.parent();
  const bool local = is_one_of(item, {"let_declaration"});
  if (!local && !is_one_of(item, {"const_item", "static_item"})) return {};
  const Node name = item.field(local ? "pattern" : "name");
  if (!(item.field("value") == value) || !is_one_of(name, {"identifier"})) return {};
  Declaration found{name, value, item, scope_of(code, item), item.field("type")};
  found.constant = !local;
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
    case Language::csharp:
      return csharp_declaration(code, value);
    case Language::php:
      return php_declaration(code, value);
    case Language::ruby:
      return ruby_declaration(code, value);
    case Language::rust:
      return rust_declaration(code, value);
    default:
      return code.is_script() ? script_declaration(code, value) : std::nullopt;
  }
}

}  // namespace

std::optional<Declaration> declaration_in(const Code& code, Node value) {
  std::optional<Declaration> found = member_in(code, value);
  if (found) return found;
  found = bare_declaration(code, value);
  if (found) found->local = is_local(found->scope);
  return found;
}

Node defined_value(const Code& code, std::string_view name) {
  Node found;
  for (const char quote : {'\'', '"'}) {
    const std::string head = std::string("define(") + quote + std::string(name) + quote;
    for (size_t at = code.text.find(head); at != std::string_view::npos;
         at = code.text.find(head, at + 1)) {
      const auto inside = static_cast<uint32_t>(at + head.size() - 1);
      const Node call = enclosing(code.root.descendant(byte_range(inside, inside + 1)),
                                  {"function_call_expression"});
      const std::vector<Node> arguments = items_of(call.is_null() ? call : call.field("arguments"));
      if (arguments.size() != 2 || !found.is_null()) return Node();
      found = arguments[1].named_child(0);
    }
  }
  return found;
}

Node value_beside(const Code& code, Node name) {
  Node holder = name.parent();
  if (is_member_name(name)) holder = holder.parent();
  if (code.language == Language::go && is_one_of(holder, {"expression_list"})) {
    holder = holder.parent();
  }
  Node value = holder.field("right");
  if (value.is_null()) value = holder.field("value");
  if (value.is_null() && is_one_of(holder, {"property_element"}) &&
      holder.named_child_count() > 1) {
    value = holder.named_child(holder.named_child_count() - 1);
  }
  if (value.is_null() && is_one_of(holder, {"variable_declarator", "const_element"})) {
    value = holder.named_child(holder.named_child_count() - 1);
  }
  if (is_one_of(value, {"arrow_expression_clause"})) value = value.named_child(0);
  if (value.is_null()) return Node();
  return is_one_of(value, {"expression_list"}) ? sole(value) : value;
}

}  // namespace plumbline::remedies

#include "analyzers/remedies/constant_position.h"

#include <algorithm>

#include "analyzers/remedies/declaration.h"

namespace plumbline::remedies {
namespace {

constexpr std::string_view kRefusing[] = {"case_pattern",      "literal_type", "enum_assignment",
                                          "enum_body",         "switch_case",  "switch_label",
                                          "expression_case",   "import_spec",  "import_statement",
                                          "field_declaration", "jsx_attribute"};

/// What a constant position may lie deep inside of, and what ends it.
constexpr std::string_view kDeep[] = {"annotation",   "element_value_pair", "enum_assignment",
                                      "literal_type", "type_annotation",    "case_pattern",
                                      "switch_label", "expression_case",    "switch_case"};
constexpr std::string_view kDeepOrBlock[] = {
    "annotation",      "element_value_pair", "block",       "statement_block", "switch_label",
    "type_annotation", "expression_case",    "switch_case", "case_pattern"};

bool is_deep_constant(Node node, Node parent) {
  if (enclosing(parent, kDeep).is_null()) return false;
  const Node around = enclosing(parent, kDeepOrBlock);
  if (is_one_of(around, {"block", "statement_block"})) return false;
  return !is_one_of(around, {"expression_case", "switch_case"}) ||
         around.field("value").range().contains(node.range());
}

bool refuses_csharp(Node node) {
  const Node around = enclosing(node, {"attribute", "parameter", "constant_pattern",
                                       "case_switch_label", "enum_member_declaration", "block",
                                       "lambda_expression", "declaration_list", "argument_list"});
  return is_one_of(around, {"attribute", "parameter", "constant_pattern", "case_switch_label",
                            "enum_member_declaration"}) ||
         !enclosing(node, {"attribute"}).is_null() ||
         is_one_of(node.named_child(1), {"string_literal_encoding"});
}

bool refuses_php(Node node) {
  const Node around =
      enclosing(node, {"attribute", "simple_parameter", "property_promotion_parameter",
                       "property_element", "static_variable_declaration", "enum_case",
                       "const_element", "compound_statement", "expression_statement"});
  if (is_one_of(around, {"const_element"})) {
    // A constant of a class is none that `define` could make.
    return !is_one_of(around.parent().parent(), {"program"}) || around.named_child(1) != node;
  }
  return !is_one_of(around, {"compound_statement", "expression_statement"}) && !around.is_null();
}

/// C wants its static initializers constant; an array of characters takes no pointer.
bool refuses_c(const Code& code, Node node) {
  if (!enclosing(node, {"case_statement", "static_assert_declaration", "attribute",
                        "linkage_specification", "preproc_include", "concatenated_string",
                        "user_defined_literal"})
           .is_null()) {
    return !is_one_of(node.parent(), {"argument_list", "init_declarator"});
  }
  const Node declaration = enclosing(node, {"declaration", "field_declaration"});
  const Node holder = node.parent();
  if (!is_one_of(holder, {"init_declarator", "field_declaration"})) {
    return !is_one_of(holder, {"argument_list", "assignment_expression", "return_statement"});
  }
  if (is_one_of(holder.field("declarator"), {"array_declarator"})) return true;
  for (const Node item : items_of(declaration)) {
    const std::string_view text = code.of(item);
    if (text == "constexpr" || text == "constinit" || text == "consteval") return true;
    if (text == "static" && code.language == Language::c) return true;
  }
  return code.language == Language::c &&
         is_one_of(declaration.parent(), {"translation_unit", "preproc_ifdef", "preproc_if"});
}

/// `const val`, and what annotations say.
bool refuses_kotlin(const Code& code, Node node) {
  if (!enclosing(node, {"annotation"}).is_null()) return true;
  const Node property = enclosing(node, {"property_declaration", "block", "class_body"});
  if (!is_one_of(property, {"property_declaration"})) return false;
  const Node modifiers = property.named_child(0);
  if (!is_one_of(modifiers, {"modifiers"})) return false;
  const std::vector<Node> items = items_of(modifiers);
  return std::any_of(items.begin(), items.end(),
                     [&](Node item) { return code.of(item) == "const"; });
}

/// `"Bearer " + KEY` around `KEY`: as constant as its parts.
Node whole_sum(Node part) {
  while (is_one_of(part.parent(), {"binary_expression", "parenthesized_expression"})) {
    part = part.parent();
  }
  return part;
}

}  // namespace

bool refuses_lookup(const Code& code, Node node) {
  const Node parent = node.parent();
  switch (code.language) {
    case Language::csharp:
      return is_one_of(parent, {"expression_statement"}) || refuses_csharp(node);
    case Language::php:
      return refuses_php(node) || is_one_of(parent, {"expression_statement"}) ||
             (is_one_of(parent, {"array_element_initializer"}) && parent.named_child_count() == 2 &&
              parent.named_child(0) == node);
    case Language::c:
    case Language::cpp:
      return refuses_c(code, node);
    case Language::kotlin:
      return refuses_kotlin(code, node);
    case Language::ruby:
      return parent.field("key") == node || !enclosing(node, {"in_clause"}).is_null();
    default:
      break;
  }
  if (is_one_of(parent, kRefusing)) {
    return !(code.language == Language::java && is_one_of(parent, {"field_declaration"}));
  }
  if (parent.field("key") == node) return true;
  if (code.language == Language::python && !enclosing(parent, {"type"}).is_null()) return true;
  if (is_one_of(parent, {"expression_statement"})) return true;  // a docstring, a directive
  if (is_deep_constant(node, parent)) return true;
  return code.is_script() && is_one_of(parent, {"as_expression", "satisfies_expression"}) &&
         code.of(parent).ends_with("const");
}

bool used_where_constant(const Code& code, Node literal, int hops) {
  const auto declaration = declaration_by_value(code, literal);
  if (!declaration || hops == 0) return false;
  const std::vector<Node> uses = uses_of(code, *declaration);
  return std::any_of(uses.begin(), uses.end(), [&](Node use) {
    return refuses_lookup(code, use) || used_where_constant(code, whole_sum(use), hops - 1);
  });
}

}  // namespace plumbline::remedies

// Go above tree-sitter-go.
#include "analyzers/patterns/languages/languages.h"

namespace plumbline::patterns {
namespace {

/// `x, err := f()` has lists on both sides; a list of one is its element.
void expression_list(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  if (node.named_child_count() == 1) return builder.add(node.named_child(0), role);
  builder.keep(Kind::tuple, node, role, kids, Role::element);
}

void assignment(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const bool plain =
      node.kind() == "short_var_declaration" || builder.source_of(node.field("operator")) == "=";
  const uint32_t index =
      builder.open(plain ? Kind::assignment : Kind::augmented_assignment, role, node.range());
  for (const Kid& kid : kids) {
    if (kid.node.is_named()) builder.add(kid.node, kid.role);
  }
  if (node.kind() == "short_var_declaration") builder.flag(index, kDeclares);
  builder.close(index);
}

/// `var x T = v`, also inside a `var ( … )` list.
void spec(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const bool has_value = !node.field("value").is_null();
  const uint32_t index =
      builder.open(has_value ? Kind::assignment : Kind::declaration, role, node.range());
  builder.flag(index, kDeclares);
  for (const Kid& kid : kids) {
    if (!kid.node.is_named()) continue;
    builder.add(kid.node, kid.role == Role::name    ? Role::left
                          : kid.role == Role::value ? Role::right
                                                    : kid.role);
  }
  builder.close(index);
}

void import_spec(ViewBuilder& builder, syntax::Node node, Role role, Kids) {
  const uint32_t index = builder.open(Kind::import_, role, node.range());
  const syntax::Node name = node.field("name");
  if (!name.is_null()) builder.leaf(Kind::identifier, Role::alias, name);
  builder.add(node.field("path"), Role::module);
  builder.close(index);
}

void parameter(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  // `a, b int` are two parameters.
  std::vector<syntax::Node> names;
  for (const Kid& kid : kids) {
    if (kid.role == Role::name) names.push_back(kid.node);
  }
  const syntax::Node type = node.field("type");
  if (names.empty()) names.emplace_back();
  for (const syntax::Node name : names) {
    const uint32_t index = builder.open(Kind::parameter, role, node.range());
    if (!name.is_null()) builder.add(name, Role::name);
    if (!type.is_null()) builder.add(type, Role::type);
    builder.close(index);
  }
}

void case_clause(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  builder.keep(Kind::case_, node, role, kids, Role::body);
}

using enum Treatment;

constexpr KindRow kRows[] = {
    {"comment", Kind::other, drop},
    {"identifier", Kind::identifier, leaf},
    {"field_identifier", Kind::identifier, leaf},
    {"package_identifier", Kind::identifier, leaf},
    {"type_identifier", Kind::identifier, leaf},
    {"label_name", Kind::identifier, leaf},
    {"blank_identifier", Kind::identifier, leaf},
    {"int_literal", Kind::number, leaf},
    {"float_literal", Kind::number, leaf},
    {"imaginary_literal", Kind::number, leaf},
    {"rune_literal", Kind::number, leaf},
    {"true", Kind::boolean, leaf},
    {"false", Kind::boolean, leaf},
    {"nil", Kind::null, leaf},
    {"iota", Kind::identifier, leaf},
    {"interpreted_string_literal", Kind::string, text},
    {"raw_string_literal", Kind::string, text},
    {"source_file", Kind::block, keep, nullptr, Role::statement},
    {"block", Kind::block, keep, nullptr, Role::statement},
    {"statement_list", Kind::block, through},
    {"expression_statement", Kind::expression_statement, keep, nullptr, Role::operand},
    {"parenthesized_expression", Kind::other, through},
    {"call_expression", Kind::call, keep},
    {"argument_list", Kind::arguments, keep, nullptr, Role::element},
    {"variadic_argument", Kind::spread, keep, nullptr, Role::operand},
    {"selector_expression", Kind::member, member},
    {"qualified_type", Kind::member, member},
    {"index_expression", Kind::subscript, keep},
    {"expression_list", Kind::tuple, custom, expression_list},
    {"composite_literal", Kind::creation, keep},
    {"literal_value", Kind::dictionary, keep, nullptr, Role::element},
    {"literal_element", Kind::other, through},
    {"keyed_element", Kind::pair, keep},
    {"short_var_declaration", Kind::assignment, custom, assignment},
    {"assignment_statement", Kind::assignment, custom, assignment},
    {"var_declaration", Kind::declaration, through},
    {"var_spec_list", Kind::declaration, through},
    {"const_declaration", Kind::declaration, through},
    {"var_spec", Kind::declaration, custom, spec},
    {"const_spec", Kind::declaration, custom, spec},
    {"binary_expression", Kind::binary, keep},
    {"unary_expression", Kind::unary, keep},
    {"inc_statement", Kind::unary, keep, nullptr, Role::operand},
    {"dec_statement", Kind::unary, keep, nullptr, Role::operand},
    {"func_literal", Kind::function, keep},
    {"function_declaration", Kind::function, keep},
    {"method_declaration", Kind::function, keep},
    {"parameter_list", Kind::parameters, keep, nullptr, Role::parameter},
    {"parameter_declaration", Kind::parameter, custom, parameter},
    {"variadic_parameter_declaration", Kind::parameter, custom, parameter},
    {"import_declaration", Kind::import_, through},
    {"import_spec_list", Kind::import_, through},
    {"import_spec", Kind::import_, custom, import_spec},
    {"if_statement", Kind::if_, keep},
    {"for_statement", Kind::for_, keep, nullptr, Role::condition},
    {"expression_switch_statement", Kind::switch_, keep, nullptr, Role::statement},
    {"type_switch_statement", Kind::switch_, keep, nullptr, Role::statement},
    {"select_statement", Kind::switch_, keep, nullptr, Role::statement},
    {"expression_case", Kind::case_, custom, case_clause},
    {"type_case", Kind::case_, custom, case_clause},
    {"communication_case", Kind::case_, custom, case_clause},
    {"default_case", Kind::case_, custom, case_clause},
    {"return_statement", Kind::return_, keep, nullptr, Role::operand},
};

constexpr ParseContext kContexts[] = {
    {"package PLX\nfunc PLX() {\n", "\n}\n"},
    {"package PLX\n", "\n"},
    {"", "\n"},
    {"package PLX\nvar PLX = ", "\n"},
    {"package PLX\nfunc PLX() {\n", " {}\n}\n"},
    {"package PLX\n", " {}\n"},
    {"package PLX\nvar PLX = PLX{", "}\n"},
    {"package PLX\nvar PLX ", "\n"},
};

Role field_role(std::string_view name) {
  if (name == "operand") return Role::object;
  return name == "field" ? Role::name : Role::none;
}

}  // namespace

const LanguageSyntax kGo = {
    .rows = kRows,
    .contexts = kContexts,
    .field_role = field_role,
};

}  // namespace plumbline::patterns

// C above tree-sitter-c.
#include "analyzers/patterns/languages/languages.h"

namespace plumbline::patterns {
namespace {

/// The name inside `*p`, `a[3]`, `(*f)`, `f(int)`.
syntax::Node declared_name(syntax::Node declarator) {
  for (int depth = 0; depth < 32; ++depth) {
    const syntax::Node inner = declarator.field("declarator");
    if (!inner.is_null()) {
      declarator = inner;
    } else if (declarator.kind() == "parenthesized_declarator" &&
               declarator.named_child_count() > 0) {
      declarator = declarator.named_child(0);
    } else {
      return declarator;
    }
  }
  return declarator;
}

void one_variable(ViewBuilder& builder, syntax::Node node, Role role, syntax::Node declarator) {
  const syntax::Node value = declarator.field("value");
  const uint32_t index =
      builder.open(value.is_null() ? Kind::declaration : Kind::assignment, role, node.range());
  builder.flag(index, kDeclares);
  builder.add(node.field("type"), Role::type);
  builder.add(declared_name(declarator), Role::left);
  if (!value.is_null()) builder.add(value, Role::right);
  builder.close(index);
}

void declaration(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  bool any = false;
  for (const Kid& kid : kids) {
    if (kid.role != Role::name || !kid.node.is_named()) continue;
    one_variable(builder, node, role, kid.node);
    any = true;
  }
  if (!any) builder.keep(Kind::other, node, role, kids);
}

void parameter(ViewBuilder& builder, syntax::Node node, Role role, Kids) {
  const uint32_t index = builder.open(Kind::parameter, role, node.range());
  const syntax::Node declarator = node.field("declarator");
  builder.add(node.field("type"), Role::type);
  if (!declarator.is_null()) builder.add(declared_name(declarator), Role::name);
  builder.close(index);
}

syntax::Node function_declarator(syntax::Node declarator) {
  for (int depth = 0; depth < 32 && !declarator.is_null(); ++depth) {
    if (declarator.kind() == "function_declarator") return declarator;
    declarator = declarator.field("declarator");
  }
  return {};
}

void function(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const syntax::Node declarator = function_declarator(node.field("declarator"));
  if (declarator.is_null()) return builder.keep(Kind::function, node, role, kids);
  const uint32_t index = builder.open(Kind::function, role, node.range());
  builder.add(node.field("type"), Role::return_type);
  builder.add(declared_name(declarator), Role::name);
  builder.add(declarator.field("parameters"), Role::parameters);
  const syntax::Node body = node.field("body");
  if (!body.is_null()) builder.add(body, Role::body);
  builder.close(index);
}

/// `p->x` is not `p.x`.
void field(ViewBuilder& builder, syntax::Node node, Role role, Kids) {
  const syntax::Node name = node.field("field");
  const uint32_t index =
      builder.open(Kind::member, role, node.range(), atom_of(builder.source_of(name)));
  if (builder.source_of(node.field("operator")) == "->") builder.flag(index, kSelector);
  builder.add(node.field("argument"), Role::object);
  builder.add(name, Role::name);
  builder.close(index);
}

using enum Treatment;

constexpr KindRow kRows[] = {
    {"comment", Kind::other, drop},
    {"identifier", Kind::identifier, leaf},
    {"field_identifier", Kind::identifier, leaf},
    {"type_identifier", Kind::identifier, leaf},
    {"primitive_type", Kind::identifier, leaf},
    {"statement_identifier", Kind::identifier, leaf},
    {"number_literal", Kind::number, leaf},
    {"char_literal", Kind::number, leaf},
    {"true", Kind::boolean, leaf},
    {"false", Kind::boolean, leaf},
    {"null", Kind::null, leaf},
    {"string_literal", Kind::string, text},
    {"system_lib_string", Kind::string, text},
    {"translation_unit", Kind::block, keep, nullptr, Role::statement},
    {"compound_statement", Kind::block, keep, nullptr, Role::statement},
    {"preproc_ifdef", Kind::block, keep, nullptr, Role::statement},
    {"preproc_if", Kind::block, keep, nullptr, Role::statement},
    {"expression_statement", Kind::expression_statement, keep, nullptr, Role::operand},
    {"parenthesized_expression", Kind::other, through},
    {"call_expression", Kind::call, keep},
    {"argument_list", Kind::arguments, keep, nullptr, Role::element},
    {"field_expression", Kind::member, custom, field},
    {"subscript_expression", Kind::subscript, keep},
    {"initializer_list", Kind::list, keep, nullptr, Role::element},
    {"initializer_pair", Kind::pair, keep},
    {"assignment_expression", Kind::assignment, keep},
    {"declaration", Kind::declaration, custom, declaration},
    {"field_declaration", Kind::declaration, custom, declaration},
    {"binary_expression", Kind::binary, keep},
    {"unary_expression", Kind::unary, keep},
    {"pointer_expression", Kind::unary, keep},
    {"update_expression", Kind::unary, keep},
    {"conditional_expression", Kind::conditional, keep},
    {"function_definition", Kind::function, custom, function},
    {"parameter_list", Kind::parameters, keep, nullptr, Role::parameter},
    {"parameter_declaration", Kind::parameter, custom, parameter},
    {"struct_specifier", Kind::class_, keep},
    {"field_declaration_list", Kind::block, keep, nullptr, Role::statement},
    {"preproc_include", Kind::import_, keep},
    {"if_statement", Kind::if_, keep},
    {"else_clause", Kind::other, through},
    {"for_statement", Kind::for_, keep},
    {"while_statement", Kind::while_, keep},
    {"do_statement", Kind::do_, keep},
    {"switch_statement", Kind::switch_, keep},
    {"case_statement", Kind::case_, keep, nullptr, Role::statement},
    {"return_statement", Kind::return_, keep, nullptr, Role::operand},
};

constexpr ParseContext kContexts[] = {
    {"void PLX() {\n", "\n}\n"},
    {"void PLX() { PLX = ", "; }\n"},
    {"", "\n"},
    {"void PLX() {\n", " {}\n}\n"},
    {"", " {}\n"},
    {"struct PLX {\n", "\n};\n"},
};

Role field_role(std::string_view name) {
  if (name == "declarator") return Role::name;
  if (name == "path") return Role::module;
  return name == "argument" ? Role::object : name == "field" ? Role::name : Role::none;
}

}  // namespace

const LanguageSyntax kC = {
    .rows = kRows,
    .contexts = kContexts,
    .statement_ends = true,
    .field_role = field_role,
};

}  // namespace plumbline::patterns

// Java above tree-sitter-java.
#include "analyzers/patterns/languages/languages.h"

namespace plumbline::patterns {
namespace {

/// `object.name(args)`: the callee is a member (or a bare name) like everywhere else.
void invocation(ViewBuilder& builder, syntax::Node node, Role role, Kids) {
  const syntax::Node object = node.field("object");
  const syntax::Node name = node.field("name");
  const uint32_t index = builder.open(Kind::call, role, node.range());
  if (object.is_null()) {
    builder.add(name, Role::callee);
  } else {
    const uint32_t callee =
        builder.open(Kind::member, Role::callee, byte_range(object.begin(), name.end()),
                     atom_of(builder.source_of(name)));
    builder.add(object, Role::object);
    builder.add(name, Role::name);
    builder.close(callee);
  }
  builder.add(node.field("arguments"), Role::arguments);
  builder.close(index);
}

void creation(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const uint32_t index = builder.open(Kind::creation, role, node.range());
  for (const Kid& kid : kids) {
    if (!kid.node.is_named()) continue;
    builder.add(kid.node, kid.role == Role::type   ? Role::callee
                          : kid.role == Role::none ? Role::body
                                                   : kid.role);
  }
  builder.close(index);
}

/// Annotations are decorators, words are modifiers; both become children of what they stand before.
void modifiers(ViewBuilder& builder, syntax::Node, Role, Kids kids) {
  for (const Kid& kid : kids) {
    if (kid.node.is_named()) {
      builder.add(kid.node, Role::decorator);
    } else {
      builder.leaf(Kind::other, Role::modifier, kid.node);
    }
  }
}

void annotation(ViewBuilder& builder, syntax::Node node, Role role, Kids) {
  const uint32_t index = builder.open(Kind::decorator, role, node.range());
  const syntax::Node arguments = node.field("arguments");
  if (arguments.is_null()) {
    builder.add(node.field("name"), Role::operand);
  } else {
    const uint32_t call =
        builder.open(Kind::call, Role::operand, byte_range(node.field("name").begin(), node.end()));
    builder.add(node.field("name"), Role::callee);
    builder.add(arguments, Role::arguments);
    builder.close(call);
  }
  builder.close(index);
}

void one_variable(ViewBuilder& builder, syntax::Node node, Role role, Kids kids,
                  syntax::Node declarator) {
  const syntax::Node value = declarator.field("value");
  const uint32_t index =
      builder.open(value.is_null() ? Kind::declaration : Kind::assignment, role, node.range());
  builder.flag(index, kDeclares);
  for (const Kid& kid : kids) {
    if (kid.node.kind() == "modifiers") builder.add(kid.node, Role::modifier);
    if (kid.role == Role::type) builder.add(kid.node, Role::type);
  }
  builder.add(declarator.field("name"), Role::left);
  if (!value.is_null()) builder.add(value, Role::right);
  builder.close(index);
}

void declaration(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  for (const Kid& kid : kids) {
    if (kid.node.kind() == "variable_declarator") one_variable(builder, node, role, kids, kid.node);
  }
}

/// A method: `type` is what it returns.
void method(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const uint32_t index = builder.open(Kind::function, role, node.range());
  for (const Kid& kid : kids) {
    if (!kid.node.is_named()) continue;
    builder.add(kid.node, kid.role == Role::type   ? Role::return_type
                          : kid.role == Role::none ? Role::modifier
                                                   : kid.role);
  }
  builder.close(index);
}

void lambda(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const uint32_t index = builder.open(Kind::function, role, node.range());
  for (const Kid& kid : kids) {
    if (!kid.node.is_named()) continue;
    if (kid.role == Role::parameters && kid.node.kind() == "identifier") {
      const uint32_t list = builder.open(Kind::parameters, Role::parameters, kid.node.range());
      builder.add(kid.node, Role::parameter);
      builder.close(list);
    } else {
      builder.add(kid.node, kid.role);
    }
  }
  builder.close(index);
}

void import_declaration(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const uint32_t index = builder.open(Kind::import_, role, node.range());
  for (const Kid& kid : kids) {
    if (kid.node.is_named()) builder.leaf(Kind::identifier, Role::module, kid.node);
  }
  builder.close(index);
}

void resource(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  if (node.field("value").is_null()) return builder.keep(Kind::other, node, role, kids);
  one_variable(builder, node, role, kids, node);
}

using enum Treatment;

constexpr KindRow kRows[] = {
    {"line_comment", Kind::other, drop},
    {"block_comment", Kind::other, drop},
    {"identifier", Kind::identifier, leaf},
    {"type_identifier", Kind::identifier, leaf},
    {"this", Kind::identifier, leaf},
    {"super", Kind::identifier, leaf},
    {"void_type", Kind::identifier, leaf},
    {"boolean_type", Kind::identifier, leaf},
    {"integral_type", Kind::identifier, leaf},
    {"floating_point_type", Kind::identifier, leaf},
    {"decimal_integer_literal", Kind::number, leaf},
    {"hex_integer_literal", Kind::number, leaf},
    {"octal_integer_literal", Kind::number, leaf},
    {"binary_integer_literal", Kind::number, leaf},
    {"decimal_floating_point_literal", Kind::number, leaf},
    {"hex_floating_point_literal", Kind::number, leaf},
    {"character_literal", Kind::number, leaf},
    {"true", Kind::boolean, leaf},
    {"false", Kind::boolean, leaf},
    {"null_literal", Kind::null, leaf},
    {"string_literal", Kind::string, text},
    {"program", Kind::block, keep, nullptr, Role::statement},
    {"block", Kind::block, keep, nullptr, Role::statement},
    {"constructor_body", Kind::block, keep, nullptr, Role::statement},
    {"class_body", Kind::block, keep, nullptr, Role::statement},
    {"interface_body", Kind::block, keep, nullptr, Role::statement},
    {"enum_body", Kind::block, keep, nullptr, Role::statement},
    {"expression_statement", Kind::expression_statement, keep, nullptr, Role::operand},
    {"parenthesized_expression", Kind::other, through},
    {"method_invocation", Kind::call, custom, invocation},
    {"object_creation_expression", Kind::creation, custom, creation},
    {"argument_list", Kind::arguments, keep, nullptr, Role::element},
    {"annotation_argument_list", Kind::arguments, keep, nullptr, Role::element},
    {"element_value_pair", Kind::keyword_argument, keep},
    {"field_access", Kind::member, member},
    {"scoped_identifier", Kind::member, member},
    {"scoped_type_identifier", Kind::member, member},
    {"array_access", Kind::subscript, keep},
    {"array_initializer", Kind::list, keep, nullptr, Role::element},
    {"element_value_array_initializer", Kind::list, keep, nullptr, Role::element},
    {"assignment_expression", Kind::assignment, keep},
    {"local_variable_declaration", Kind::assignment, custom, declaration},
    {"field_declaration", Kind::assignment, custom, declaration},
    {"constant_declaration", Kind::assignment, custom, declaration},
    {"binary_expression", Kind::binary, keep},
    {"unary_expression", Kind::unary, keep},
    {"update_expression", Kind::unary, keep, nullptr, Role::operand},
    {"ternary_expression", Kind::conditional, keep},
    {"lambda_expression", Kind::function, custom, lambda},
    {"method_declaration", Kind::function, custom, method},
    {"constructor_declaration", Kind::function, custom, method},
    {"formal_parameters", Kind::parameters, keep, nullptr, Role::parameter},
    {"inferred_parameters", Kind::parameters, keep, nullptr, Role::parameter},
    {"formal_parameter", Kind::parameter, keep, nullptr, Role::modifier},
    {"spread_parameter", Kind::parameter, keep, nullptr, Role::name},
    {"catch_formal_parameter", Kind::parameter, keep, nullptr, Role::type},
    {"modifiers", Kind::other, custom, modifiers},
    {"annotation", Kind::decorator, custom, annotation},
    {"marker_annotation", Kind::decorator, custom, annotation},
    {"class_declaration", Kind::class_, keep, nullptr, Role::modifier},
    {"interface_declaration", Kind::class_, keep, nullptr, Role::modifier},
    {"enum_declaration", Kind::class_, keep, nullptr, Role::modifier},
    {"record_declaration", Kind::class_, keep, nullptr, Role::modifier},
    {"import_declaration", Kind::import_, custom, import_declaration},
    {"if_statement", Kind::if_, keep},
    {"for_statement", Kind::for_, keep},
    {"enhanced_for_statement", Kind::for_each, keep, nullptr, Role::modifier},
    {"while_statement", Kind::while_, keep},
    {"do_statement", Kind::do_, keep},
    {"switch_expression", Kind::switch_, keep},
    {"switch_block", Kind::block, keep, nullptr, Role::statement},
    {"switch_block_statement_group", Kind::case_, keep, nullptr, Role::statement},
    {"try_statement", Kind::try_, keep, nullptr, Role::handler},
    {"try_with_resources_statement", Kind::try_, keep, nullptr, Role::handler},
    {"resource", Kind::assignment, custom, resource},
    {"catch_clause", Kind::catch_, keep, nullptr, Role::parameter},
    {"finally_clause", Kind::finally, keep, nullptr, Role::body},
    {"return_statement", Kind::return_, keep, nullptr, Role::operand},
    {"throw_statement", Kind::throw_, keep, nullptr, Role::operand},
};

constexpr ParseContext kContexts[] = {
    {"class PLX { void PLX() {\n", "\n} }"},
    {"class PLX { void PLX() { PLX = ", "; } }"},
    {"class PLX {\n", "\n}"},
    {"", ""},
    {"class PLX { void PLX() {\n", " {} } }"},
    {"class PLX {\n", " {} }"},
    {"", " {}"},
    {"class PLX { void PLX() { try {} ", " } }"},
    {"class PLX {\n", " int PLX; }"},
    {"class PLX {", " PLX; }"},
};

Role field_role(std::string_view name) {
  if (name == "array") return Role::object;
  return name == "field" ? Role::name : Role::none;
}

}  // namespace

const LanguageSyntax kJava = {
    .rows = kRows,
    .contexts = kContexts,
    .statement_ends = true,
    .typed_parameters = true,
    .field_role = field_role,
};

}  // namespace plumbline::patterns

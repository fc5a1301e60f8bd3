// JavaScript, TypeScript and TSX above their tree-sitter grammars, which share their names.
#include "analyzers/patterns/languages/javascript/jsx.h"
#include "analyzers/patterns/languages/languages.h"

namespace plumbline::patterns {
namespace {

uint32_t end_without_semicolon(ViewBuilder& builder, syntax::Node node) {
  const std::string_view text = builder.source_of(node);
  return node.end() - (text.ends_with(';') ? 1 : 0);
}

/// `const a = 1, b = 2`: one assignment each. The first one's range starts at the keyword.
void declaration(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  uint32_t begin = node.begin();
  uint32_t declarators = 0;
  for (const Kid& kid : kids) declarators += kid.node.kind() == "variable_declarator" ? 1 : 0;
  for (const Kid& kid : kids) {
    if (kid.node.kind() != "variable_declarator") continue;
    const bool has_value = !kid.node.field("value").is_null();
    const uint32_t end = declarators == 1 ? end_without_semicolon(builder, node) : kid.node.end();
    const uint32_t from = begin == node.begin() ? begin : kid.node.begin();
    const uint32_t index =
        builder.open(has_value ? Kind::assignment : Kind::declaration, role, byte_range(from, end));
    builder.flag(index, kDeclares);
    const Kids own = builder.read_kids(kid.node);
    builder.down();
    for (const Kid& part : own) {
      if (!part.node.is_named()) continue;
      const Role as = part.role == Role::name    ? Role::left
                      : part.role == Role::value ? Role::right
                                                 : part.role;
      builder.add(part.node, as);
    }
    builder.up();
    builder.close(index);
    begin = kid.node.end();
  }
}

/// `x` in `x => …`, a pattern, or TypeScript's parameter with its type and default.
void parameter(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const uint32_t index = builder.open(Kind::parameter, role, node.range());
  for (const Kid& kid : kids) {
    if (!kid.node.is_named()) continue;
    Role own = kid.role;
    if (kid.node.kind() == "accessibility_modifier") own = Role::modifier;
    if (own == Role::value || own == Role::right) own = Role::default_value;
    if (own == Role::left || own == Role::none) own = Role::name;
    builder.add(kid.node, static_cast<uint8_t>(own) >= 48 ? Role::name : own);
  }
  builder.close(index);
}

void one_parameter(ViewBuilder& builder, syntax::Node node) {
  if (builder.row(node)->kind == Kind::parameter) return builder.add(node, Role::parameter);
  const uint32_t index = builder.open(Kind::parameter, Role::parameter, node.range());
  if (node.kind() == "assignment_pattern") {
    builder.add(node.field("left"), Role::name);
    builder.add(node.field("right"), Role::default_value);
  } else {
    builder.add(node, Role::name);
  }
  builder.close(index);
}

void parameters(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const uint32_t index = builder.open(Kind::parameters, role, node.range());
  for (const Kid& kid : kids) {
    if (kid.node.is_named() && !kid.node.is_extra()) one_parameter(builder, kid.node);
  }
  builder.close(index);
}

/// Functions of every spelling are one kind; an arrow's single bare parameter gets its list.
void function(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const uint32_t index = builder.open(Kind::function, role, node.range());
  for (const Kid& kid : kids) {
    if (kid.node.kind() == "async") builder.leaf(Kind::identifier, Role::modifier, kid.node);
    if (!kid.node.is_named()) continue;
    if (kid.role == Role::parameters && kid.node.kind() != "formal_parameters") {
      const uint32_t list = builder.open(Kind::parameters, Role::parameters, kid.node.range());
      one_parameter(builder, kid.node);
      builder.close(list);
    } else {
      builder.add(kid.node, kid.role == Role::none ? Role::modifier : kid.role);
    }
  }
  builder.close(index);
}

/// `for (x of y)` and `for (x in y)` are two things.
void for_each(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const Atom word = atom_of(builder.source_of(node.field("operator")));
  const uint32_t index = builder.open(Kind::for_each, role, node.range(), word);
  for (const Kid& kid : kids) {
    if (kid.node.is_named()) builder.add(kid.node, kid.role);
  }
  builder.close(index);
}

/// Decorators stand before the member they belong to.
void class_body(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const uint32_t index = builder.open(Kind::block, role, node.range());
  std::vector<Kid> decorators;
  for (const Kid& kid : kids) {
    if (!kid.node.is_named() || kid.node.is_extra()) continue;
    if (kid.node.kind() == "decorator") {
      decorators.push_back(kid);
    } else if (decorators.empty()) {
      builder.add(kid.node, Role::statement);
    } else {
      builder.decorated(kid.node, Role::statement, decorators);
      decorators.clear();
    }
  }
  builder.close(index);
}

/// `export` is a wrapper that no pattern should have to spell.
void export_statement(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const syntax::Node declared = node.field("declaration");
  if (!declared.is_null()) {
    std::vector<Kid> decorators;
    for (const Kid& kid : kids) {
      if (kid.node.kind() == "decorator") decorators.push_back(kid);
    }
    if (!decorators.empty()) return builder.decorated(declared, role, decorators);
    return builder.add(declared, role);
  }
  const syntax::Node value = node.field("value");
  if (value.is_null()) return builder.keep(Kind::other, node, role, kids, Role::element);
  const uint32_t index = builder.open(Kind::expression_statement, role, node.range());
  builder.add(value, Role::operand);
  builder.close(index);
}

void shorthand(ViewBuilder& builder, syntax::Node node, Role role, Kids) {
  const uint32_t index = builder.open(Kind::pair, role, node.range());
  builder.leaf(Kind::identifier, Role::key, node);
  builder.leaf(Kind::identifier, Role::value, node);
  builder.close(index);
}

void import_names(ViewBuilder& builder, syntax::Node clause) {
  const Kids kids = builder.read_kids(clause);
  builder.down();
  for (const Kid& kid : kids) {
    const std::string_view kind = kid.node.kind();
    if (kind == "named_imports") {
      import_names(builder, kid.node);
    } else if (kind == "identifier" || kind == "namespace_import") {
      const bool whole = kind != "identifier";
      const uint32_t index = builder.open(Kind::import_name, Role::element, kid.node.range(),
                                          atom_of(whole ? "*" : "default"));
      builder.leaf(Kind::identifier, Role::alias, whole ? kid.node.named_child(0) : kid.node);
      builder.close(index);
    } else if (kind == "import_specifier") {
      const uint32_t index = builder.open(Kind::import_name, Role::element, kid.node.range());
      builder.leaf(Kind::identifier, Role::name, kid.node.field("name"));
      const syntax::Node alias = kid.node.field("alias");
      if (!alias.is_null()) builder.leaf(Kind::identifier, Role::alias, alias);
      builder.close(index);
    }
  }
  builder.up();
}

void import_statement(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const std::vector<Kid> own(kids.begin(), kids.end());
  const uint32_t index = builder.open(Kind::import_, role, node.range());
  for (const Kid& kid : own) {
    if (kid.node.kind() == "import_clause") import_names(builder, kid.node);
    if (kid.node.kind() == "string") builder.add(kid.node, Role::module);
  }
  builder.close(index);
}

/// The condition stands in parentheses of its own; the branches may be single statements.
void else_clause(ViewBuilder& builder, syntax::Node, Role role, Kids kids) {
  for (const Kid& kid : kids) {
    if (kid.node.is_named()) builder.add(kid.node, role);
  }
}

void regex(ViewBuilder& builder, syntax::Node node, Role role, Kids) {
  builder.leaf(Kind::regex, role, node);
}

void field(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const bool has_value = !node.field("value").is_null();
  const uint32_t index =
      builder.open(has_value ? Kind::assignment : Kind::declaration, role, node.range());
  builder.flag(index, kDeclares);
  for (const Kid& kid : kids) {
    if (!kid.node.is_named()) continue;
    const Role own = kid.role == Role::value                            ? Role::right
                     : kid.role == Role::name || kid.role == Role::none ? Role::left
                                                                        : kid.role;
    builder.add(kid.node, kid.node.kind().ends_with("modifier") ? Role::modifier
                          : static_cast<uint8_t>(own) >= 48     ? Role::left
                                                                : own);
  }
  builder.close(index);
}

using enum Treatment;

constexpr KindRow kRows[] = {
    {"comment", Kind::other, drop},
    {"html_comment", Kind::other, drop},
    {"hash_bang_line", Kind::other, drop},
    {"empty_statement", Kind::other, drop},
    {"identifier", Kind::identifier, leaf},
    {"property_identifier", Kind::identifier, leaf},
    {"private_property_identifier", Kind::identifier, leaf},
    {"shorthand_property_identifier", Kind::pair, custom, shorthand},
    {"shorthand_property_identifier_pattern", Kind::pair, custom, shorthand},
    {"statement_identifier", Kind::identifier, leaf},
    {"type_identifier", Kind::identifier, leaf},
    {"predefined_type", Kind::identifier, leaf},
    {"this", Kind::identifier, leaf},
    {"super", Kind::identifier, leaf},
    {"undefined", Kind::identifier, leaf},
    {"number", Kind::number, leaf},
    {"true", Kind::boolean, leaf},
    {"false", Kind::boolean, leaf},
    {"null", Kind::null, leaf},
    {"string", Kind::string, text},
    {"template_string", Kind::string, text},
    {"template_substitution", Kind::other, through},
    {"regex", Kind::regex, custom, regex},
    {"program", Kind::block, keep, nullptr, Role::statement},
    {"statement_block", Kind::block, keep, nullptr, Role::statement},
    {"class_body", Kind::block, custom, class_body},
    {"interface_body", Kind::block, keep, nullptr, Role::statement},
    {"object_type", Kind::object, keep, nullptr, Role::element},
    {"expression_statement", Kind::expression_statement, keep, nullptr, Role::operand},
    {"parenthesized_expression", Kind::other, through},
    {"non_null_expression", Kind::other, through},
    {"type_annotation", Kind::other, through},
    {"call_expression", Kind::call, keep},
    {"new_expression", Kind::creation, keep},
    {"arguments", Kind::arguments, keep, nullptr, Role::element},
    {"spread_element", Kind::spread, keep, nullptr, Role::operand},
    {"rest_pattern", Kind::spread, keep, nullptr, Role::operand},
    {"member_expression", Kind::member, member},
    {"nested_identifier", Kind::member, member},
    {"nested_type_identifier", Kind::member, member},
    {"subscript_expression", Kind::subscript, keep},
    {"array", Kind::list, keep, nullptr, Role::element},
    {"array_pattern", Kind::list, keep, nullptr, Role::element},
    {"object", Kind::object, keep, nullptr, Role::element},
    {"object_pattern", Kind::object, keep, nullptr, Role::element},
    {"jsx_element", Kind::element, custom, jsx_element},
    {"jsx_self_closing_element", Kind::element, custom, jsx_element},
    {"jsx_attribute", Kind::pair, custom, jsx_attribute},
    {"jsx_expression", Kind::other, through},
    {"jsx_text", Kind::string_content, leaf},
    {"pair", Kind::pair, keep},
    {"pair_pattern", Kind::pair, keep},
    {"lexical_declaration", Kind::assignment, custom, declaration},
    {"variable_declaration", Kind::assignment, custom, declaration},
    {"assignment_expression", Kind::assignment, keep},
    {"augmented_assignment_expression", Kind::augmented_assignment, keep},
    {"binary_expression", Kind::binary, keep},
    {"unary_expression", Kind::unary, keep},
    {"update_expression", Kind::unary, keep},
    {"ternary_expression", Kind::conditional, keep},
    {"await_expression", Kind::await, keep, nullptr, Role::operand},
    {"arrow_function", Kind::function, custom, function},
    {"function_expression", Kind::function, custom, function},
    {"function_declaration", Kind::function, custom, function},
    {"generator_function", Kind::function, custom, function},
    {"generator_function_declaration", Kind::function, custom, function},
    {"method_definition", Kind::function, custom, function},
    {"formal_parameters", Kind::parameters, custom, parameters},
    {"required_parameter", Kind::parameter, custom, parameter},
    {"optional_parameter", Kind::parameter, custom, parameter},
    {"class_declaration", Kind::class_, keep, nullptr, Role::superclass},
    {"abstract_class_declaration", Kind::class_, keep, nullptr, Role::superclass},
    {"class", Kind::class_, keep, nullptr, Role::superclass},
    {"field_definition", Kind::assignment, custom, field},
    {"public_field_definition", Kind::assignment, custom, field},
    {"decorator", Kind::decorator, keep, nullptr, Role::operand},
    {"import_statement", Kind::import_, custom, import_statement},
    {"export_statement", Kind::other, custom, export_statement},
    {"if_statement", Kind::if_, keep},
    {"else_clause", Kind::other, custom, else_clause},
    {"for_statement", Kind::for_, keep},
    {"for_in_statement", Kind::for_each, custom, for_each},
    {"while_statement", Kind::while_, keep},
    {"do_statement", Kind::do_, keep},
    {"switch_statement", Kind::switch_, keep},
    {"switch_body", Kind::block, keep, nullptr, Role::statement},
    {"try_statement", Kind::try_, keep},
    {"catch_clause", Kind::catch_, keep},
    {"finally_clause", Kind::finally, keep},
    {"return_statement", Kind::return_, keep, nullptr, Role::operand},
    {"throw_statement", Kind::throw_, keep, nullptr, Role::operand},
};

constexpr ParseContext kContexts[] = {
    {"", ""},
    {"(", ")"},
    {"", " {}"},
    {"(", " {})"},
    {"({", "})"},
    {"class PLX {", "}"},
    {"try {} ", ""},
    {"try {} ", " {}"},
    {"switch (PLX) {", "}"},
    {"", " class PLX {}"},
    {"", " {} while (PLX)"},
};

Role field_role(std::string_view name) {
  return name == "property" ? Role::name : Role::none;
}

}  // namespace

const LanguageSyntax kJavaScript = {
    .rows = kRows,
    .contexts = kContexts,
    .field_role = field_role,
};

}  // namespace plumbline::patterns

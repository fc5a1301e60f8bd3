// Python above tree-sitter-python.
#include "analyzers/patterns/languages/languages.h"

namespace plumbline::patterns {
namespace {

/// Decorators become children of what they decorate, so that `def f(): ...` and `@d def f(): ...`
/// are one shape.
void decorated(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  builder.decorated(node.field("definition"), role, kids);
}

/// A pattern with `async` asks for it, one without takes both.
void function(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const uint32_t index = builder.open(Kind::function, role, node.range());
  for (const Kid& kid : kids) {
    if (kid.node.kind() == "async") builder.leaf(Kind::identifier, Role::modifier, kid.node);
    if (kid.node.is_named()) builder.add(kid.node, kid.role);
  }
  builder.close(index);
}

/// `elif` is an `if` inside the else branch.
void elif (ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const uint32_t block = builder.open(Kind::block, role, node.range());
  builder.keep(Kind::if_, node, Role::statement, kids);
  builder.close(block);
}

void argument(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const bool generator = !kids.empty() && kids.front().node.kind() == "generator_expression";
  builder.keep(generator ? Kind::other : Kind::arguments, node, role, kids, Role::element);
}

/// `*args`, `**kwargs`, a bare name, `name: type`, `name=default`.
void parameter(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const uint32_t index = builder.open(Kind::parameter, role, node.range());
  for (const Kid& kid : kids) {
    if (!kid.node.is_named()) continue;
    const Role own = kid.role == Role::value ? Role::default_value : kid.role;
    builder.add(kid.node, own == Role::none ? Role::name : own);
  }
  builder.close(index);
}

void parameters(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const uint32_t index = builder.open(Kind::parameters, role, node.range());
  for (const Kid& kid : kids) {
    if (!kid.node.is_named()) continue;
    if (kid.node.kind() != "identifier") {
      builder.add(kid.node, Role::parameter);
      continue;
    }
    const uint32_t own = builder.open(Kind::parameter, Role::parameter, kid.node.range());
    builder.leaf(Kind::identifier, Role::name, kid.node);
    builder.close(own);
  }
  builder.close(index);
}

void one_import(ViewBuilder& builder, syntax::Node node, Role role) {
  const bool aliased = node.kind() == "aliased_import";
  const syntax::Node name = aliased ? node.field("name") : node;
  const uint32_t index = builder.open(Kind::import_name, role, node.range());
  builder.leaf(Kind::identifier, Role::name, name);
  if (aliased) builder.leaf(Kind::identifier, Role::alias, node.field("alias"));
  builder.close(index);
}

void import_statement(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const uint32_t index = builder.open(Kind::import_, role, node.range(), atom_of(node.kind()));
  for (const Kid& kid : kids) {
    if (kid.node.kind() == "wildcard_import") {
      builder.leaf(Kind::other, Role::element, kid.node);
    } else if (kid.role == Role::name) {
      one_import(builder, kid.node, Role::element);
    } else if (kid.node.is_named()) {
      builder.leaf(Kind::identifier, Role::module, kid.node);
    }
  }
  builder.close(index);
}

/// `"a" "b"` means `"a" + "b"`, and is read so, from the left.
void adjacent(ViewBuilder& builder, Kids parts, Role role) {
  if (parts.size() == 1) return builder.add(parts.front().node, role);
  const ByteRange range = byte_range(parts.front().node.begin(), parts.back().node.end());
  const uint32_t index = builder.open(Kind::binary, role, range, path_of("+"));
  adjacent(builder, parts.first(parts.size() - 1), Role::left);
  builder.add(parts.back().node, Role::right);
  builder.close(index);
}

void adjacent_strings(ViewBuilder& builder, syntax::Node, Role role, Kids kids) {
  constexpr size_t kLongest = 200;  // more pieces are data; the rest of them says nothing new
  std::vector<Kid> parts;
  for (const Kid& kid : kids) {
    if (kid.node.kind() == "string" && parts.size() < kLongest) parts.push_back(kid);
  }
  if (!parts.empty()) adjacent(builder, parts, role);
}

void assignment(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const bool has_value = !node.field("right").is_null();
  builder.keep(has_value ? Kind::assignment : Kind::declaration, node, role, kids);
}

using enum Treatment;

constexpr KindRow kRows[] = {
    {"comment", Kind::other, drop},
    {"line_continuation", Kind::other, drop},
    {"identifier", Kind::identifier, leaf},
    {"integer", Kind::number, leaf},
    {"float", Kind::number, leaf},
    {"true", Kind::boolean, leaf},
    {"false", Kind::boolean, leaf},
    {"none", Kind::null, leaf},
    {"string", Kind::string, text},
    {"concatenated_string", Kind::binary, custom, adjacent_strings},
    {"interpolation", Kind::other, through},
    {"type_conversion", Kind::other, drop},
    {"format_specifier", Kind::other, drop},
    {"module", Kind::block, keep, nullptr, Role::statement},
    {"block", Kind::block, keep, nullptr, Role::statement},
    {"expression_statement", Kind::expression_statement, keep, nullptr, Role::operand},
    {"parenthesized_expression", Kind::other, through},
    {"call", Kind::call, keep},
    {"argument_list", Kind::arguments, custom, argument},
    {"keyword_argument", Kind::keyword_argument, keep},
    {"list_splat", Kind::spread, keep, nullptr, Role::operand},
    {"dictionary_splat", Kind::spread, keep, nullptr, Role::operand},
    {"attribute", Kind::member, member},
    {"subscript", Kind::subscript, keep},
    {"list", Kind::list, keep, nullptr, Role::element},
    {"tuple", Kind::tuple, keep, nullptr, Role::element},
    {"expression_list", Kind::tuple, keep, nullptr, Role::element},
    {"pattern_list", Kind::tuple, keep, nullptr, Role::element},
    {"tuple_pattern", Kind::tuple, keep, nullptr, Role::element},
    {"set", Kind::set, keep, nullptr, Role::element},
    {"dictionary", Kind::dictionary, keep, nullptr, Role::element},
    {"pair", Kind::pair, keep},
    {"assignment", Kind::assignment, custom, assignment},
    {"named_expression", Kind::assignment, keep},
    {"augmented_assignment", Kind::augmented_assignment, keep},
    {"binary_operator", Kind::binary, keep},
    {"boolean_operator", Kind::binary, keep},
    {"comparison_operator", Kind::binary, keep, nullptr, Role::element},
    {"unary_operator", Kind::unary, keep},
    {"not_operator", Kind::unary, keep},
    {"conditional_expression", Kind::conditional, keep, nullptr, Role::element},
    {"await", Kind::await, keep, nullptr, Role::operand},
    {"lambda", Kind::lambda, keep},
    {"lambda_parameters", Kind::parameters, custom, parameters},
    {"parameters", Kind::parameters, custom, parameters},
    {"default_parameter", Kind::parameter, custom, parameter},
    {"typed_parameter", Kind::parameter, custom, parameter},
    {"typed_default_parameter", Kind::parameter, custom, parameter},
    {"function_definition", Kind::function, custom, function},
    {"class_definition", Kind::class_, keep},
    {"decorated_definition", Kind::function, custom, decorated},
    {"decorator", Kind::decorator, keep, nullptr, Role::operand},
    {"type", Kind::other, through},
    {"import_statement", Kind::import_, custom, import_statement},
    {"import_from_statement", Kind::import_, custom, import_statement},
    {"future_import_statement", Kind::import_, custom, import_statement},
    {"if_statement", Kind::if_, keep},
    {"elif_clause", Kind::if_, custom, elif},
    {"else_clause", Kind::block, through},
    {"for_statement", Kind::for_each, keep},
    {"while_statement", Kind::while_, keep},
    {"try_statement", Kind::try_, keep, nullptr, Role::handler},
    {"except_clause", Kind::catch_, keep, nullptr, Role::body},
    {"except_group_clause", Kind::catch_, keep, nullptr, Role::body},
    {"finally_clause", Kind::finally, keep, nullptr, Role::body},
    {"with_statement", Kind::with, keep},
    {"with_clause", Kind::with, through},
    {"with_item", Kind::with, through},
    {"return_statement", Kind::return_, keep, nullptr, Role::operand},
    {"raise_statement", Kind::throw_, keep, nullptr, Role::operand},
};

constexpr ParseContext kContexts[] = {
    {"", ""},
    {"", " pass"},
    {"", "\n    pass"},
    {"", "\ndef PLX(): pass"},
    {"try:\n    pass\n", ""},
    {"try:\n    pass\n", " pass"},
    {"PLX = {", "}"},
    {"PLX(", ")"},
    {"if PLX: pass\n", ""},
};

}  // namespace

const LanguageSyntax kPython = {
    .rows = kRows,
    .contexts = kContexts,
    .braces = false,
    .line_comment = "#",
};

}  // namespace plumbline::patterns

#include "analyzers/remedies/constant_change.h"

#include "analyzers/remedies/declaration.h"

namespace plumbline::remedies {
namespace {

/// The name of the constant, and the declaration with its keyword.
struct Constant {
  const Code& code;
  Node literal;
  Declaration declaration;
  uint32_t keyword;  // where `const` or `static` begins

  std::string name() const { return std::string(code.of(declaration.name)); }
  Node whole() const { return declaration.whole; }
};

ConstantChange change_csharp(const Constant& constant, EditScript& script) {
  const bool field = is_one_of(constant.whole(), {"field_declaration"});
  const uint32_t end = constant.keyword + (field ? 5 : 6);
  script.replace(byte_range(constant.keyword, end), field ? "static readonly" : "");
  return ConstantChange::declaration;
}

/// PHP: `define('KEY', "…")`, which takes a look-up as it stands.
bool is_defined(const Code& code, Node literal) {
  const Node call = enclosing(literal, {"function_call_expression", "array_creation_expression"});
  return code.language == Language::php && is_one_of(call, {"function_call_expression"}) &&
         code.of(call.field("function")) == "define";
}

ConstantChange change_php(const Constant& constant, EditScript& script) {
  script.replace(byte_range(constant.whole().begin(), constant.literal.begin()),
                 "define('" + constant.name() + "', ");
  script.insert(constant.literal.end(), ")");
  return ConstantChange::declaration;
}

ConstantChange change_rust(const Constant& constant, const std::string& lookup,
                           EditScript& script) {
  const std::string_view type = constant.code.of(constant.declaration.type);
  if (type != "&str" && type != "&'static str") return ConstantChange::impossible;
  script.replace(byte_range(constant.keyword, constant.whole().end()),
                 "static " + constant.name() +
                     ": std::sync::LazyLock<String> = std::sync::LazyLock::new(|| " + lookup +
                     ");");
  return ConstantChange::whole;
}

/// One of a group leaves it for a `var` of its own.
ConstantChange change_go(const Constant& constant, const std::string& lookup, EditScript& script) {
  if (is_one_of(constant.whole(), {"const_declaration"})) {
    script.replace(byte_range(constant.keyword, constant.keyword + 5), "var");
    return ConstantChange::declaration;
  }
  const Node group = enclosing(constant.whole(), {"const_declaration"});
  if (group.is_null()) return ConstantChange::impossible;
  const std::string end(line_break(constant.code.text));
  const std::string_view type = constant.code.of(constant.declaration.type);
  const std::string typed = type.empty() ? "" : " " + std::string(type);
  const std::string value =
      type.empty() || type == "string" ? lookup : std::string(type) + "(" + lookup + ")";
  script.remove_lines(constant.whole().range(), "//");
  const std::string indent(indentation(constant.code.text, group.begin()));
  script.insert(group.end(), end + end + indent + "var " + constant.name() + typed + " = " + value);
  return ConstantChange::whole;
}

}  // namespace

ConstantChange change_constant(const Code& code, Node literal, const std::string& lookup,
                               EditScript& script) {
  const auto declaration = declaration_by_value(code, literal);
  if (is_defined(code, literal)) return ConstantChange::declaration;
  if (!declaration || !declaration->constant) {
    // What a closure makes, it makes at run time: `Lazy::new(|| "…".to_string())`.
    const bool inside =
        is_one_of(enclosing(literal, {"const_declaration", "const_item", "static_item",
                                      "closure_expression", "function_item"}),
                  {"const_declaration", "const_item", "static_item"});
    return inside ? ConstantChange::impossible : ConstantChange::none;
  }
  const std::string_view text = code.of(declaration->whole);
  size_t keyword = text.find("const");
  if (is_one_of(declaration->whole, {"static_item"})) keyword = text.find("static");
  const auto at = keyword == std::string_view::npos ? 0 : static_cast<uint32_t>(keyword);
  const Constant constant{code, literal, *declaration, declaration->whole.begin() + at};
  switch (code.language) {
    case Language::csharp:
      return change_csharp(constant, script);
    case Language::php:
      return change_php(constant, script);
    case Language::rust:
      return change_rust(constant, lookup, script);
    case Language::go:
      return change_go(constant, lookup, script);
    default:
      return ConstantChange::impossible;
  }
}

}  // namespace plumbline::remedies

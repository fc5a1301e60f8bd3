#include <algorithm>

#include "analyzers/remedies/broker.h"
#include "analyzers/remedies/declaration.h"
#include "analyzers/remedies/literal.h"

namespace plumbline::remedies {
namespace {

struct Place {
  Literal literal;
  /// What the look-up replaces: the literal, or the look-up that it is the fallback of.
  Node replaced;
  std::string variable;
};

bool is_python(const Code& code) {
  return code.language == Language::python;
}

/// The name that the value is given: variable, argument, property, key.
std::string_view assigned_name(const Code& code, Node value) {
  for (Node node = value; !node.is_null(); node = node.parent()) {
    const Node parent = node.parent();
    if (parent.is_null()) return {};
    if (is_one_of(parent, {"expression_list", "literal_element", "as_expression"})) continue;
    if (is_one_of(parent, {"keyed_element"})) return unquoted(code.of(parent.named_child(0)));
    for (const std::string_view field : {"name", "left", "key"}) {
      const Node name = parent.field(field);
      if (!name.is_null() && !(name == node)) {
        return unquoted(code.of(name).substr(code.of(name).rfind('.') + 1));
      }
    }
    if (is_one_of(parent,
                  {"call", "call_expression", "argument_list", "arguments", "method_invocation"}) ||
        parent.kind().ends_with("statement")) {
      return {};
    }
  }
  return {};
}

bool refuses_lookup(const Code& code, Node node) {
  const Node parent = node.parent();
  if (is_one_of(parent, {"case_pattern", "literal_type", "enum_assignment", "enum_body",
                         "switch_case", "switch_label", "expression_case", "import_spec",
                         "import_statement", "field_declaration", "jsx_attribute"})) {
    return !(code.language == Language::java && is_one_of(parent, {"field_declaration"}));
  }
  if (parent.field("key") == node) return true;
  if (is_python(code) && !enclosing(parent, {"type"}).is_null()) return true;
  if (is_one_of(parent, {"expression_statement"})) return true;  // a docstring, a directive
  if (!enclosing(parent, {"annotation", "element_value_pair", "enum_assignment", "literal_type",
                          "type_annotation", "case_pattern", "switch_label", "expression_case",
                          "switch_case"})
           .is_null()) {
    const Node around = enclosing(
        parent, {"annotation", "element_value_pair", "block", "statement_block", "switch_label",
                 "type_annotation", "expression_case", "switch_case", "case_pattern"});
    return !is_one_of(around, {"block", "statement_block"}) &&
           !(is_one_of(around, {"expression_case", "switch_case"}) &&
             !(around.field("value").range().contains(node.range())));
  }
  return code.is_script() && is_one_of(parent, {"as_expression", "satisfies_expression"}) &&
         code.of(parent).ends_with("const");
}

bool used_where_constant(const Code& code, Node literal) {
  const auto declaration = declaration_by_value(code, literal);
  if (!declaration) return false;
  const std::vector<Node> uses = uses_of(code, *declaration);
  return std::any_of(uses.begin(), uses.end(), [&](Node use) { return refuses_lookup(code, use); });
}

/// `os.getenv("X", "…")`, `process.env.X || "…"`: the look-up loses its fallback.
Node lookup_around(const Code& code, Node literal) {
  const Node parent = literal.parent();
  if (is_python(code) && is_one_of(parent, {"argument_list"})) {
    const std::string_view callee = code.of(parent.parent().field("function"));
    const bool lookup = callee == "os.getenv" || callee == "os.environ.get";
    return lookup && items_of(parent).size() == 2 ? parent.parent() : literal;
  }
  if (code.is_script() && is_one_of(parent, {"binary_expression"}) &&
      parent.field("right") == literal &&
      code.of(parent.field("left")).starts_with("process.env.")) {
    return parent;
  }
  return literal;
}

std::string looked_up_name(const Code& code, const Place& place) {
  if (place.replaced == place.literal.node) return {};
  if (code.is_script()) {
    return std::string(last_part(code.of(place.replaced.field("left"))));
  }
  return std::string(unquoted(code.of(items_of(place.replaced.field("arguments"))[0])));
}

std::optional<Place> place_of(const Document& document, const ByteRange& secret,
                              const Naming& naming) {
  const Code& code = document.code;
  const auto literal = literal_at(code, secret);
  if (!literal || (literal->interpolated && literal->whole)) return {};
  if (refuses_lookup(code, literal->node) || used_where_constant(code, literal->node)) return {};
  Place place{*literal, lookup_around(code, literal->node), {}};
  place.variable = looked_up_name(code, place);
  if (place.variable.empty()) {
    place.variable = naming(secret, assigned_name(code, literal->node));
  }
  return place.variable.empty() ? std::nullopt : std::optional(place);
}

/// How Python reaches the environment here, and whether `import os` is missing.
std::pair<std::string, bool> python_environ(const Document& document) {
  for (const Binding& binding : document.imports.bindings()) {
    if (binding.module == "os" && binding.member == "environ") return {binding.local, false};
    if (binding.module == "os" && binding.member.empty())
      return {binding.local + ".environ", false};
  }
  return {"os.environ", true};
}

std::string go_package(const Document& document) {
  for (const Binding& binding : document.imports.bindings()) {
    if (binding.module == "os") return binding.local;
  }
  return "os";
}

std::string lookup(const Document& document, const std::string& variable, char quote) {
  const Code& code = document.code;
  if (is_python(code)) return python_environ(document).first + "[" + quote + variable + quote + "]";
  if (code.language == Language::go) return go_package(document) + ".Getenv(\"" + variable + "\")";
  if (code.language == Language::java) return "System.getenv(\"" + variable + "\")";
  return "process.env." + variable;
}

bool binds_loosely(Node node) {
  return is_one_of(node.parent(),
                   {"method_invocation", "member_expression", "attribute", "selector_expression",
                    "subscript", "call", "binary_operator", "await"});
}

/// The literal around the secret stays: "Bearer " in front of it, a host behind it.
std::optional<std::string> spliced(const Document& document, const Place& place,
                                   const ByteRange& secret) {
  const Code& code = document.code;
  const ByteRange content = place.literal.content;
  if (!content.contains(secret) || is_one_of(place.literal.node, {"concatenated_string"}))
    return {};
  const std::string_view head = code.of(byte_range(content.begin.value, secret.begin.value));
  const std::string_view tail = code.of(byte_range(secret.end.value, content.end.value));
  const std::string_view whole = code.of(place.literal.node);
  const char quote = whole[content.begin.value - place.literal.node.begin() - 1];
  if (code.is_script() || is_python(code)) {
    const std::string around = std::string(head) + std::string(tail);
    const bool clean = around.find_first_of("{}`\\") == std::string::npos;
    if (!clean && !place.literal.interpolated) return {};
    if (code.is_script()) {
      return "`" + std::string(head) + "${" + lookup(document, place.variable, '"') + "}" +
             std::string(tail) + "`";
    }
    const bool plain = whole.front() == quote;
    if (!plain && !place.literal.interpolated) return {};
    const char inner = quote == '"' ? '\'' : '"';
    const std::string open(whole.substr(0, content.begin.value - place.literal.node.begin()));
    const std::string close(whole.substr(content.end.value - place.literal.node.begin()));
    return (place.literal.interpolated ? "" : "f") + open + std::string(head) + "{" +
           lookup(document, place.variable, inner) + "}" + std::string(tail) + close;
  }
  const std::string mark(1, quote);
  std::string text;
  if (!head.empty()) text = mark + std::string(head) + mark + " + ";
  text += lookup(document, place.variable, '"');
  if (!tail.empty()) text += " + " + mark + std::string(tail) + mark;
  return binds_loosely(place.literal.node) ? "(" + text + ")" : text;
}

std::optional<std::string> replacement(const Document& document, const Place& place,
                                       const ByteRange& secret) {
  const Code& code = document.code;
  const std::string_view source = code.of(place.literal.node);
  const bool url = place.variable == "DATABASE_URL" || place.variable.ends_with("_URL") ||
                   place.variable.ends_with("_URI") ||
                   place.variable.ends_with("CONNECTION_STRING");
  if (!place.literal.whole && !(url && !place.literal.interpolated)) {
    return spliced(document, place, secret);
  }
  std::string text = lookup(document, place.variable, '"');
  const bool bytes = is_python(code) &&
                     (source.front() == 'b' || source.front() == 'B' || source.starts_with("rb"));
  if (bytes) text += ".encode()";
  if (code.is_typescript()) text += "!";
  const auto declaration = declaration_by_value(code, place.literal.node);
  if (code.language == Language::go && declaration && !declaration->type.is_null() &&
      code.of(declaration->type) != "string") {
    text = std::string(code.of(declaration->type)) + "(" + text + ")";
  }
  return text;
}

/// Go: `const x = …` must become `var x = …`, and a person judges whether that holds.
bool unfix_constant(const Code& code, const Place& place, EditScript& script, Class& cls) {
  const auto declaration = declaration_by_value(code, place.literal.node);
  if (!declaration || !declaration->constant) {
    return enclosing(place.literal.node, {"const_declaration"}).is_null();
  }
  if (!is_one_of(declaration->whole, {"const_declaration"})) return false;
  if (code.of(declaration->whole).find('(') < code.of(declaration->whole).find('=')) return false;
  script.replace(byte_range(declaration->whole.begin(), declaration->whole.begin() + 5), "var");
  cls = Class::T;
  return true;
}

std::string_view row_of(const Code& code) {
  if (is_python(code)) return "B.py";
  if (code.language == Language::go) return "B.go";
  if (code.language == Language::java) return "B.java";
  return code.is_typescript() ? "B.ts" : "B.js";
}

void add_import(const Document& document, EditScript& script) {
  if (is_python(document.code) && python_environ(document).second) {
    document.imports.add_module("os", script);
  }
  const bool go = document.code.language == Language::go;
  if (go && document.imports.member("os", "") == nullptr) document.imports.add_module("os", script);
}

/// `os` is something else in this file.
bool name_taken(const Document& document) {
  const Code& code = document.code;
  if (!is_python(code) || !python_environ(document).second) return false;
  for (const Node leaf : names_reading(code, "os", code.root.range())) {
    if (is_one_of(leaf.parent(), {"assignment", "parameters"})) return true;
  }
  return document.imports.local("os") != nullptr;
}

}  // namespace

std::optional<Broker> broker_in_code(const Document& document,
                                     const std::vector<ByteRange>& secrets, const Naming& naming) {
  if (name_taken(document)) return {};
  Broker broker{std::string(row_of(document.code)), Class::A, {}};
  EditScript script(document.code.text);
  std::vector<Node> replaced;
  for (const ByteRange& secret : secrets) {
    const auto place = place_of(document, secret, naming);
    if (!place) return {};
    if (inside_any(place->replaced.range(), replaced)) continue;
    const auto text = replacement(document, *place, secret);
    if (!text || !unfix_constant(document.code, *place, script, broker.cls)) return {};
    replaced.push_back(place->replaced);
    script.replace(place->replaced.range(), *text);
  }
  add_import(document, script);
  const auto edits = script.finish();
  if (!edits) return {};
  broker.edits = *edits;
  return broker;
}

}  // namespace plumbline::remedies

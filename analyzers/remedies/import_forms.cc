#include "analyzers/remedies/import_forms.h"

#include "analyzers/remedies/literal.h"

namespace plumbline::remedies {
namespace {

std::string text_of(const Code& code, Node node) {
  return node.is_null() ? std::string() : std::string(code.of(node));
}

void read_python(const Code& code, Node statement, std::vector<Binding>& out) {
  const bool future = is_one_of(statement, {"future_import_statement"});
  const bool from = future || is_one_of(statement, {"import_from_statement"});
  const Node module = from ? statement.field("module_name") : Node();
  for (const Node item : items_of(statement)) {
    if (from && item == module) continue;
    const bool aliased = is_one_of(item, {"aliased_import"});
    if (!aliased && !is_one_of(item, {"dotted_name"})) continue;
    const Node name = aliased ? item.field("name") : item;
    std::string local = text_of(code, aliased ? item.field("alias") : name);
    std::string target = from ? text_of(code, module) : text_of(code, name);
    if (future) target = "__future__";
    if (!from && !aliased) local = target = target.substr(0, target.find('.'));
    const bool top = is_one_of(statement.parent(), {"module"});
    out.push_back({local, target, from ? text_of(code, name) : "", item, name, statement, !top});
  }
}

void read_names(const Code& code, Node list, const std::string& module, Node statement,
                std::vector<Binding>& out) {
  for (const Node item : items_of(list)) {
    if (is_one_of(item, {"shorthand_property_identifier_pattern"})) {
      out.push_back({text_of(code, item), module, text_of(code, item), item, item, statement});
      continue;
    }
    const bool pair = is_one_of(item, {"pair_pattern"});
    const Node name = item.field(pair ? "key" : "name");
    const Node alias = item.field(pair ? "value" : "alias");
    if (name.is_null()) continue;
    const std::string member = text_of(code, name);
    out.push_back(
        {alias.is_null() ? member : text_of(code, alias), module, member, item, name, statement});
  }
}

void read_clause(const Code& code, Node statement, std::vector<Binding>& out) {
  const std::string module(unquoted(code.of(statement.field("source"))));
  for (const Node clause : items_of(statement)) {
    if (!is_one_of(clause, {"import_clause"})) continue;
    for (const Node part : items_of(clause)) {
      if (is_one_of(part, {"named_imports"})) {
        read_names(code, part, module, statement, out);
      } else if (is_one_of(part, {"namespace_import"})) {
        out.push_back({text_of(code, part.named_child(0)), module, "", part, Node(), statement});
      } else {
        out.push_back({text_of(code, part), module, "default", part, Node(), statement});
      }
    }
  }
}

void read_require(const Code& code, Node statement, std::vector<Binding>& out) {
  const std::vector<Node> items = items_of(statement);
  if (items.size() != 1) return;
  Node value = items.front().field("value");
  if (value.is_null()) return;
  if (code.of(value.field("property")) == "default") value = value.field("object");
  if (!is_one_of(value, {"call_expression"}) || code.of(value.field("function")) != "require") {
    return;
  }
  const std::vector<Node> arguments = items_of(value.field("arguments"));
  if (arguments.size() != 1) return;
  const std::string module(unquoted(code.of(arguments.front())));
  const Node name = items.front().field("name");
  if (is_one_of(name, {"object_pattern"})) return read_names(code, name, module, statement, out);
  out.push_back({text_of(code, name), module, "default", items.front(), Node(), statement});
}

void read_go(const Code& code, Node statement, std::vector<Binding>& out) {
  std::vector<Node> specs;
  for (const Node item : items_of(statement)) {
    if (is_one_of(item, {"import_spec"})) specs.push_back(item);
    if (!is_one_of(item, {"import_spec_list"})) continue;
    for (const Node spec : items_of(item)) specs.push_back(spec);
  }
  for (const Node spec : specs) {
    const std::string path(unquoted(code.of(spec.field("path"))));
    const Node name = spec.field("name");
    std::string local(last_part(path));
    if (local.size() > 1 && local[0] == 'v' &&
        local.find_first_not_of("0123456789", 1) == std::string::npos) {
      local = last_part(path.substr(0, path.rfind('/')));
    }
    out.push_back(
        {name.is_null() ? local : text_of(code, name), path, "", spec, Node(), statement});
  }
}

void read_java(const Code& code, Node statement, std::vector<Binding>& out) {
  const Node name = statement.named_child(0);
  if (!is_one_of(name, {"scoped_identifier"})) return;
  if (statement.named_child_count() > 1) return;  // import a.b.*;
  const std::string module = text_of(code, name.field("scope"));
  const std::string member = text_of(code, name.field("name"));
  out.push_back({member, module, member, name, name.field("name"), statement});
}

/// C#: `using Azure.Identity;` binds no name of its own, `using E = System.Environment;` does.
void read_using(const Code& code, Node statement, std::vector<Binding>& out) {
  const Node alias = statement.field("name");
  const std::vector<Node> items = items_of(statement);
  if (items.empty()) return;
  out.push_back(
      {text_of(code, alias), text_of(code, items.back()), "", statement, Node(), statement});
}

/// PHP: `use Aws\S3\S3Client;`, `use A\{B, C as D};`.
void read_php(const Code& code, Node clause, const std::string& prefix, Node statement,
              std::vector<Binding>& out) {
  const Node name = clause.named_child(0);
  const Node alias = clause.field("alias");
  std::string path = prefix + text_of(code, name);
  if (path.starts_with('\\')) path.erase(0, 1);
  const std::string member(last_part(path));
  const std::string module = path.substr(0, path.size() - member.size());
  out.push_back(
      {alias.is_null() ? member : text_of(code, alias), module, member, clause, name, statement});
}

void read_php_use(const Code& code, Node statement, std::vector<Binding>& out) {
  std::string prefix;
  for (const Node item : items_of(statement)) {
    if (is_one_of(item, {"namespace_name"})) prefix = text_of(code, item) + "\\";
    if (is_one_of(item, {"namespace_use_clause"})) read_php(code, item, "", statement, out);
    if (!is_one_of(item, {"namespace_use_group"})) continue;
    for (const Node clause : items_of(item)) read_php(code, clause, prefix, statement, out);
  }
}

/// Rust: `use a::{b::C, D as E};`; `item` is what stands in the list, or after `use`.
void read_rust(const Code& code, Node item, const std::string& prefix, Node statement,
               std::vector<Binding>& out, int depth = 0) {
  if (depth > 8) return;
  if (is_one_of(item, {"scoped_use_list"})) {
    const std::string path = prefix + text_of(code, item.field("path")) + "::";
    for (const Node inner : items_of(item.field("list"))) {
      read_rust(code, inner, path, statement, out, depth + 1);
    }
    return;
  }
  const bool aliased = is_one_of(item, {"use_as_clause"});
  const std::string path = prefix + text_of(code, aliased ? item.field("path") : item);
  if (!aliased && !is_one_of(item, {"scoped_identifier", "identifier"})) return;
  const std::string member(last_part(path));
  const size_t module = path.size() - member.size();
  out.push_back({aliased ? text_of(code, item.field("alias")) : member,
                 path.substr(0, module < 2 ? 0 : module - 2), member, item, Node(), statement});
}

void read_statement(const Code& code, Node node, std::vector<Binding>& out) {
  if (is_one_of(node, {"import_from_statement", "future_import_statement"})) {
    return read_python(code, node, out);
  }
  if (is_one_of(node, {"import_statement"})) {
    return code.is_script() ? read_clause(code, node, out) : read_python(code, node, out);
  }
  if (is_one_of(node, {"import_declaration"})) {
    return code.language == Language::go ? read_go(code, node, out) : read_java(code, node, out);
  }
  if (is_one_of(node, {"lexical_declaration", "variable_declaration"})) {
    return read_require(code, node, out);
  }
  if (is_one_of(node, {"using_directive"})) return read_using(code, node, out);
  if (is_one_of(node, {"namespace_use_declaration"})) return read_php_use(code, node, out);
  if (is_one_of(node, {"use_declaration"})) {
    read_rust(code, node.field("argument"), "", node, out);
  }
}

/// Blocks that imports may stand in, too.
bool is_block(const Code& code, Node node) {
  if (code.language == Language::python) {
    return is_one_of(
        node, {"function_definition", "class_definition", "block", "if_statement", "try_statement",
               "except_clause", "else_clause", "with_statement", "decorated_definition"});
  }
  if (code.language == Language::rust) {
    return is_one_of(node, {"mod_item", "declaration_list", "function_item", "block"});
  }
  return is_one_of(node, {"namespace_declaration", "declaration_list", "namespace_definition",
                          "compound_statement"}) &&
         (code.language == Language::csharp || code.language == Language::php);
}

}  // namespace

Imports read_imports(const Code& code) {
  Imports imports;
  std::vector<Node> pending = items_of(code.root);
  for (size_t i = 0; i < pending.size(); ++i) {
    const Node node = pending[i];
    const size_t known = imports.bindings.size();
    read_statement(code, node, imports.bindings);
    const bool module =
        is_one_of(node, {"import_from_statement", "import_statement", "import_declaration",
                         "using_directive", "namespace_use_declaration", "use_declaration"});
    if (module || known != imports.bindings.size()) imports.statements.push_back(node);
    if (!is_block(code, node)) continue;
    const std::vector<Node> inner = items_of(node);
    pending.insert(pending.end(), inner.begin(), inner.end());
  }
  return imports;
}

}  // namespace plumbline::remedies

#include "analyzers/remedies/import_table.h"

#include <algorithm>

#include "analyzers/remedies/item_list.h"
#include "analyzers/remedies/literal.h"

namespace plumbline::remedies {
namespace {

std::string text_of(const Code& code, Node node) {
  return node.is_null() ? std::string() : std::string(code.of(node));
}

void read_python(const Code& code, Node statement, std::vector<Binding>& out) {
  const bool from = is_one_of(statement, {"import_from_statement"});
  const Node module = from ? statement.field("module_name") : Node();
  for (const Node item : items_of(statement)) {
    if (from && item == module) continue;
    const bool aliased = is_one_of(item, {"aliased_import"});
    if (!aliased && !is_one_of(item, {"dotted_name"})) continue;
    const Node name = aliased ? item.field("name") : item;
    std::string local = text_of(code, aliased ? item.field("alias") : name);
    std::string target = from ? text_of(code, module) : text_of(code, name);
    if (!from && !aliased) local = target = target.substr(0, target.find('.'));
    out.push_back({local, target, from ? text_of(code, name) : "", item, name, statement});
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
  const Node value = items.front().field("value");
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

Node object_of(Node expression) {
  for (const std::string_view field : {"object", "operand", "scope"}) {
    const Node object = expression.field(field);
    if (!object.is_null()) return object;
  }
  return Node();
}

Node member_of(Node expression) {
  for (const std::string_view field : {"attribute", "property", "field", "name"}) {
    const Node member = expression.field(field);
    if (!member.is_null()) return member;
  }
  return Node();
}

}  // namespace

ImportTable::ImportTable(const Code& code) : code_(code) {
  read();
}

void ImportTable::read() {
  std::vector<Node> pending = items_of(code_.root);
  for (size_t i = 0; i < pending.size(); ++i) {
    const Node node = pending[i];
    const size_t known = bindings_.size();
    if (is_one_of(node, {"import_from_statement"})) {
      read_python(code_, node, bindings_);
    } else if (is_one_of(node, {"import_statement"})) {
      code_.is_script() ? read_clause(code_, node, bindings_) : read_python(code_, node, bindings_);
    } else if (is_one_of(node, {"import_declaration"})) {
      code_.language == Language::go ? read_go(code_, node, bindings_)
                                     : read_java(code_, node, bindings_);
    } else if (is_one_of(node, {"lexical_declaration", "variable_declaration"})) {
      read_require(code_, node, bindings_);
      if (known == bindings_.size()) continue;
    } else {
      continue;
    }
    statements_.push_back(node);
  }
}

const Binding* ImportTable::local(std::string_view name) const {
  const auto it = std::find_if(bindings_.begin(), bindings_.end(),
                               [&](const Binding& binding) { return binding.local == name; });
  return it == bindings_.end() ? nullptr : &*it;
}

const Binding* ImportTable::member(std::string_view module, std::string_view member) const {
  const auto it = std::find_if(bindings_.begin(), bindings_.end(), [&](const Binding& binding) {
    return binding.module == module && binding.member == member;
  });
  return it == bindings_.end() ? nullptr : &*it;
}

std::string ImportTable::resolve(Node expression) const {
  if (expression.is_null()) return "?";
  if (is_one_of(expression, {"call", "call_expression", "method_invocation"})) {
    const Node callee = expression.field("function");
    return resolve(callee.is_null() ? expression.field("object") : callee) + "()";
  }
  const Node object = object_of(expression);
  if (!object.is_null()) return resolve(object) + "." + text_of(code_, member_of(expression));
  const std::string_view name = code_.of(expression);
  const Binding* const binding = local(name);
  if (binding == nullptr) {
    const bool declared = names_reading(code_, name, code_.root.range()).size() > 1;
    return (declared ? "!" : "?") + std::string(name);
  }
  return binding->member.empty() ? binding->module : binding->module + "." + binding->member;
}

void ImportTable::remove(const std::vector<const Binding*>& unused, EditScript& script) const {
  for (const Node statement : statements_) {
    std::vector<Node> removed;
    size_t total = 0;
    for (const Binding& binding : bindings_) {
      if (!(binding.statement == statement)) continue;
      ++total;
      if (std::find(unused.begin(), unused.end(), &binding) != unused.end()) {
        removed.push_back(binding.item);
      }
    }
    if (removed.empty()) continue;
    if (removed.size() == total) {
      script.remove_lines(statement.range(), code_.language == Language::python ? "#" : "//");
      continue;
    }
    if (code_.language == Language::go) {
      for (const Node spec : removed) script.remove_lines(spec.range(), "//");
      continue;
    }
    remove_names(statement, removed, script);
  }
}

}  // namespace plumbline::remedies

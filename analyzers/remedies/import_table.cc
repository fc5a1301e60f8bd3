// What names mean in this file, by its imports.
//
// resolve() gives an expression one full name, whatever it is called here: `boto3.client`, `client`
// and `b.client` are the same row of the catalogue. A root that no import binds is marked, not
// guessed: "?" where the name stands nowhere else in the file (a global, a wildcard), "!" where it
// does and so may be something else (a parameter, a local function). Rows compare whole names, so
// neither mark matches by accident, and a row that wants to accept an unbound name has to say so.
//
// remove() works statement by statement: if all of its names go, its lines go; if some do, they are
// taken out of the list (import_edits.cc). Bindings are compared by address, which is why the table
// outlives every pointer to its entries.
#include "analyzers/remedies/import_table.h"

#include <algorithm>
#include <utility>

#include "analyzers/remedies/import_forms.h"

namespace plumbline::remedies {
namespace {

Node object_of(Node expression) {
  for (const std::string_view field : {"object", "operand", "scope", "path"}) {
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
  Imports imports = read_imports(code);
  bindings_ = std::move(imports.bindings);
  statements_ = std::move(imports.statements);
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
  if (!object.is_null())
    return resolve(object) + "." + std::string(code_.of(member_of(expression)));
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
      script.remove_lines(statement.range(), comment_start(code_));
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

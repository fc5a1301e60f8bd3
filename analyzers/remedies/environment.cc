#include "analyzers/remedies/environment.h"

#include <algorithm>

#include "analyzers/remedies/manifest.h"

namespace plumbline::remedies {
namespace {

/// What declares a name, in its field `name` or `pattern`.
constexpr std::string_view kDeclaring[] = {
    "variable_declarator",   "var_spec",           "const_spec",
    "parameter_declaration", "parameter",          "required_parameter",
    "optional_parameter",    "default_parameter",  "typed_default_parameter",
    "property_declaration",  "class_declaration",  "enum_declaration",
    "function_declaration",  "function_definition"};

/// How Python reaches the environment here; empty if an `import os` is missing.
std::string python_environ(const Document& document) {
  for (const Binding& binding : document.imports.bindings()) {
    if (binding.module != "os" || binding.nested) continue;
    if (binding.member == "environ") return binding.local;
    if (binding.member.empty()) return binding.local + ".environ";
  }
  return {};
}

const Binding* go_package(const Document& document) {
  for (const Binding& binding : document.imports.bindings()) {
    if (binding.module == "os" && binding.local != "_") return &binding;
  }
  return nullptr;
}

bool imports_module(const Document& document, std::string_view module) {
  const auto& bindings = document.imports.bindings();
  return std::any_of(bindings.begin(), bindings.end(), [&](const Binding& binding) {
    return binding.module == module && binding.local.empty();
  });
}

bool includes(const Code& code, std::string_view header) {
  return code.text.find(header) != std::string_view::npos;
}

/// Whether a variable, a parameter or a member of the file has this name; an import is none.
bool is_declared(const Code& code, std::string_view name) {
  const std::vector<Node> leaves = names_reading(code, name, code.root.range());
  return std::any_of(leaves.begin(), leaves.end(), [&](Node leaf) {
    const Node parent = leaf.parent();
    if (is_one_of(parent, {"formal_parameters", "parameters", "typed_parameter"})) return true;
    if (is_one_of(parent, {"expression_list"})) return parent.parent().field("left") == parent;
    if (is_one_of(parent, {"assignment", "for_statement"})) return parent.field("left") == leaf;
    if (!is_one_of(parent, kDeclaring)) return false;
    if (code.of(parent.field("value")).starts_with("require(")) return false;
    return parent.field("name") == leaf || parent.field("pattern") == leaf;
  });
}

/// Another module under the name of `os`.
bool binds_os(const Document& document) {
  const auto& bindings = document.imports.bindings();
  return std::any_of(bindings.begin(), bindings.end(), [](const Binding& binding) {
    return binding.local == "os" && !binding.nested;
  });
}

/// C#: a web application has a member that is called as the class is.
bool hides_class(const Document& document) {
  return is_declared(document.code, "Environment");
}

}  // namespace

std::string environment_lookup(const Document& document, std::string_view variable, char quote) {
  const std::string name(variable);
  switch (document.code.language) {
    case Language::python: {
      const std::string environ = python_environ(document);
      return (environ.empty() ? "os.environ" : environ) + "[" + quote + name + quote + "]";
    }
    case Language::go: {
      const Binding* const package = go_package(document);
      const std::string local = package == nullptr ? "os" : package->local;
      return (local == "." ? "" : local + ".") + "Getenv(\"" + name + "\")";
    }
    case Language::java:
    case Language::kotlin:
      return "System.getenv(\"" + name + "\")";
    case Language::csharp:
      return std::string(hides_class(document) ? "System." : "") +
             "Environment.GetEnvironmentVariable(\"" + name + "\")";
    case Language::ruby:
      return std::string("ENV.fetch(") + quote + name + quote + ")";
    case Language::php:
      return "getenv('" + name + "')";
    case Language::rust:
      return "std::env::var(\"" + name + "\").expect(\"" + name + " must be set\")";
    case Language::c:
      return "getenv(\"" + name + "\")";
    case Language::cpp:
      return "std::getenv(\"" + name + "\")";
    default:
      return "process.env." + name;
  }
}

void import_environment(const Document& document, EditScript& script) {
  const Code& code = document.code;
  switch (code.language) {
    case Language::python:
      if (python_environ(document).empty()) document.imports.add_module("os", script);
      return;
    case Language::go:
      if (go_package(document) == nullptr) document.imports.add_module("os", script);
      return;
    case Language::csharp:
      if (!imports_module(document, "System") && !has_implicit_usings(document) &&
          !hides_class(document)) {
        document.imports.add_module("System", script);
      }
      return;
    case Language::c:
      if (!includes(code, "<stdlib.h>")) document.imports.add_module("<stdlib.h>", script);
      return;
    case Language::cpp:
      if (!includes(code, "<cstdlib>")) document.imports.add_module("<cstdlib>", script);
      return;
    default:
      return;
  }
}

bool environment_is_hidden(const Document& document) {
  const Code& code = document.code;
  if (code.is_script()) return is_declared(code, "process");
  const bool imported = code.language == Language::go ? go_package(document) != nullptr
                                                      : !python_environ(document).empty();
  if (imported || (code.language != Language::go && code.language != Language::python)) {
    return false;
  }
  return is_declared(code, "os") || binds_os(document);
}

}  // namespace plumbline::remedies

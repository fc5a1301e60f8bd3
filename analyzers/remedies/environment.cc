#include "analyzers/remedies/environment.h"

#include <algorithm>

#include "analyzers/remedies/manifest.h"

namespace plumbline::remedies {
namespace {

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
      return "Environment.GetEnvironmentVariable(\"" + name + "\")";
    case Language::ruby:
      return "ENV.fetch(\"" + name + "\")";
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
      if (!imports_module(document, "System") && !has_implicit_usings(document)) {
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
  if (code.language != Language::python || !python_environ(document).empty()) return false;
  for (const Node leaf : names_reading(code, "os", code.root.range())) {
    if (is_one_of(leaf.parent(), {"assignment", "parameters"})) return true;
  }
  const auto& bindings = document.imports.bindings();
  return std::any_of(bindings.begin(), bindings.end(), [](const Binding& binding) {
    return binding.local == "os" && !binding.nested;
  });
}

}  // namespace plumbline::remedies

// Which modules come with a language, and which package a module comes from when its name does not
// say so.
#pragma once

#include <string_view>

namespace plumbline::patterns {

/// A top-level module of Python's standard library, 3.8 to 3.14.
bool is_python_module(std::string_view name);

/// A module that comes with Node.js (without `node:`), or that its host provides.
bool is_node_module(std::string_view name);

/// "yaml" comes from "pyyaml"; empty where the names agree or nobody knows.
std::string_view python_package_of(std::string_view module);

}  // namespace plumbline::patterns

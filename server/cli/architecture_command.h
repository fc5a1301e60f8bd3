// `plumbline architecture graph`: the import graph of a project, for people and other programs.
#pragma once

#include <string>

namespace plumbline::cli {

enum class GraphFormat { json, dot, mermaid };

/// `path` is the project or a place in it.
int print_graph(const std::string& path, GraphFormat format);

/// Whether the project around `path` has an architecture file.
bool has_architecture(const std::string& path);

}  // namespace plumbline::cli

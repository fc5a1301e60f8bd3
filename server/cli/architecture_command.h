// `plumbline architecture`: the import graph of a project, for people and other programs.
#pragma once

#include <string>

namespace plumbline::cli {

enum class GraphFormat { json, dot, mermaid, svg, html };

/// `path` is the project or a place in it.
int print_graph(const std::string& path, GraphFormat format);

/// `plumbline architecture doctor`: what is not understood of the imports, and what no rule covers.
int print_diagnosis(const std::string& path);

/// `plumbline architecture propose`: a first architecture file.
int print_proposal(const std::string& path);

/// Whether the project around `path` has an architecture file.
bool has_architecture(const std::string& path);

}  // namespace plumbline::cli

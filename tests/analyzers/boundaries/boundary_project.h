// A project in memory under an architecture file, and its findings as lines of text.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "analyzers/boundaries/graph.h"
#include "analyzers/source/date.h"
#include "analyzers/source/memory_files.h"

namespace plumbline::test {

using Texts = std::map<std::string, std::string, std::less<>>;

inline constexpr Date kToday{2026, 11, 24};

/// The imports of one text.
std::shared_ptr<const boundaries::FileImports> imports_of(const std::string& path,
                                                          const std::string& text);

/// A graph with every source file in it. The architecture must be without errors.
std::unique_ptr<boundaries::Graph> graph_of(const std::string& architecture, const Texts& texts);

/// "path:line: severity: message [rule]", 1-based lines, sorted by path; suppressed ones with
/// " (excused: REASON)".
std::vector<std::string> check(const std::string& architecture, const Texts& texts);

/// The same for a graph as it is.
std::vector<std::string> lines_of(boundaries::Graph& graph, const Texts& texts);

}  // namespace plumbline::test

#include "tests/analyzers/boundaries/boundary_project.h"

#include <catch2/catch.hpp>

#include "analyzers/source/snapshot.h"
#include "analyzers/syntax/parser.h"

namespace plumbline::test {

std::shared_ptr<const boundaries::FileImports> imports_of(const std::string& path,
                                                          const std::string& text) {
  const Snapshot snapshot = make_snapshot(path, text);
  const auto tree = syntax::parse(snapshot.language, text);
  return tree ? boundaries::extract_imports(snapshot, *tree) : nullptr;
}

std::unique_ptr<boundaries::Graph> graph_of(const std::string& architecture, const Texts& texts) {
  const auto loaded = boundaries::load_architecture(architecture, kToday);
  for (const auto& fault : loaded.faults) {
    INFO(fault.message);
    CHECK((fault.level != configuration::Fault::Level::error || fault.rule != "config"));
  }
  auto graph = std::make_unique<boundaries::Graph>(loaded.architecture,
                                                   std::make_shared<MemoryFiles>(texts));
  for (const auto& [path, text] : texts) {
    if (auto imports = imports_of(path, text)) graph->set_file(std::move(imports));
  }
  return graph;
}

std::vector<std::string> lines_of(boundaries::Graph& graph, const Texts& texts) {
  std::vector<std::string> lines;
  for (const auto& [path, text] : texts) {
    const LineIndex index(text);
    for (const Finding& finding : graph.findings(path)) {
      std::string line = path + ":" + std::to_string(index.line_of(finding.range.begin).value + 1) +
                         ": " + std::string(name_of(finding.severity)) + ": " + finding.message +
                         " [" + finding.rule + "]";
      if (finding.suppressed_because) line += " (excused: " + *finding.suppressed_because + ")";
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

std::vector<std::string> check(const std::string& architecture, const Texts& texts) {
  return lines_of(*graph_of(architecture, texts), texts);
}

}  // namespace plumbline::test

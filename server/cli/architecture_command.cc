#include "server/cli/architecture_command.h"

#include <memory>
#include <set>

#include "analyzers/boundaries/graph.h"
#include "analyzers/syntax/parser.h"
#include "server/cli/current_date.h"
#include "server/cli/exit_code.h"
#include "server/cli/interrupt.h"
#include "server/cli/json_text.h"
#include "server/cli/output.h"
#include "server/cli/project_root.h"
#include "server/cli/region.h"
#include "server/cli/usage_fault.h"
#include "server/engine/disk_files.h"
#include "server/engine/project.h"

namespace plumbline::cli {
namespace {

std::shared_ptr<const engine::Project> project_at(const std::string& path) {
  const std::string root = find_root({absolute_path(path)});
  auto files = std::make_shared<const engine::DiskFiles>(root);
  return engine::load_project(root, std::move(files), current_date());
}

std::shared_ptr<const boundaries::FileImports> read_imports(const ProjectFiles& files,
                                                            const std::string& path) {
  if (!boundaries::has_resolver(detect_language(path, "", ""))) return nullptr;
  auto text = files.read(path);
  if (!text) return nullptr;
  const Snapshot snapshot = make_snapshot(path, std::move(*text));
  const auto tree = syntax::parse(snapshot.language, snapshot.view(), nullptr, stop_on_interrupt());
  return tree ? boundaries::extract_imports(snapshot, *tree) : nullptr;
}

boundaries::GraphReport build_graph(const engine::Project& project) {
  auto architecture = project.architecture;
  if (architecture == nullptr) {
    architecture = std::make_shared<const boundaries::Architecture>(boundaries::ArchitectureData());
  }
  boundaries::Graph graph(architecture, project.files);
  for (const std::string& path : project.files->files()) {
    if (interrupted()) break;
    if (auto imports = read_imports(*project.files, path)) graph.set_file(std::move(imports));
  }
  return graph.report();
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json file_json(const ProjectFiles& files, const boundaries::ReportedFile& file) {
  Json imports = Json::array();
  const Snapshot snapshot = make_snapshot(file.path, files.read(file.path).value_or(""));
  for (const boundaries::ReportedImport& import : file.imports) {
    const Region region = region_of(snapshot, import.range);
    imports.push_back({{"specifier", import.specifier},
                       {"target", text_or_null(import.target)},
                       {"external", text_or_null(import.external)},
                       {"kind", name_of(import.kind)},
                       {"line", region.line},
                       {"column", region.column},
                       {"endLine", region.end_line},
                       {"endColumn", region.end_column}});
  }
  return {{"path", file.path}, {"component", file.components}, {"imports", imports}};
}

void write_json(const engine::Project& project, const boundaries::GraphReport& graph,
                Output& output) {
  output.write("{\"root\":\".\",\"files\":[");
  const char* separator = "\n";
  for (const boundaries::ReportedFile& file : graph.files) {
    output.write(separator + to_text(file_json(*project.files, file)));
    separator = ",\n";
  }
  Json components = Json::array();
  for (const boundaries::ReportedComponent& component : graph.components) {
    Json uses = Json::array();
    for (const boundaries::ReportedUse& use : component.uses) {
      uses.push_back(
          {{"component", use.component}, {"imports", use.imports}, {"allowed", use.allowed}});
    }
    components.push_back({{"name", component.name}, {"files", component.files}, {"uses", uses}});
  }
  output.write("\n],\"components\":" + to_text(components) + "}\n");
}

/// An arrow between two components, or files where there are no components.
struct Arrow {
  std::string from;
  std::string to;
  bool allowed = true;
  auto operator<=>(const Arrow&) const = default;
};

std::set<Arrow> arrows_of(const boundaries::GraphReport& graph) {
  std::set<Arrow> arrows;
  for (const boundaries::ReportedComponent& component : graph.components) {
    for (const auto& use : component.uses) {
      arrows.insert({component.name, use.component, use.allowed});
    }
  }
  if (!graph.components.empty()) return arrows;
  for (const boundaries::ReportedFile& file : graph.files) {
    for (const auto& import : file.imports) {
      if (!import.target.empty()) arrows.insert({file.path, import.target, true});
    }
  }
  return arrows;
}

std::string quoted(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + "\"";
}

void write_dot(const boundaries::GraphReport& graph, Output& output) {
  output.write("digraph architecture {\n");
  for (const auto& component : graph.components)
    output.write("  " + quoted(component.name) + ";\n");
  for (const Arrow& arrow : arrows_of(graph)) {
    output.write("  " + quoted(arrow.from) + " -> " + quoted(arrow.to) +
                 (arrow.allowed ? ";\n" : " [color=red];\n"));
  }
  output.write("}\n");
}

void write_mermaid(const boundaries::GraphReport& graph, Output& output) {
  std::set<std::string> names;
  for (const auto& component : graph.components) names.insert(component.name);
  const std::set<Arrow> arrows = arrows_of(graph);
  for (const Arrow& arrow : arrows) names.insert({arrow.from, arrow.to});
  const auto id = [&](const std::string& name) {
    return "n" + std::to_string(std::distance(names.begin(), names.find(name)));
  };
  output.write("flowchart TD\n");
  for (const std::string& name : names) {
    output.write("  " + id(name) + "[" + quoted(name) + "]\n");
  }
  for (const Arrow& arrow : arrows) {
    output.write("  " + id(arrow.from) + (arrow.allowed ? " --> " : " -. forbidden .-> ") +
                 id(arrow.to) + "\n");
  }
}

}  // namespace

bool has_architecture(const std::string& path) {
  return project_at(path)->architecture != nullptr;
}

int print_graph(const std::string& path, GraphFormat format) {
  watch_interrupts();
  if (!exists(path)) {
    return usage_fault("there is no folder " + path);
  }
  const auto project = project_at(path);
  const boundaries::GraphReport graph = build_graph(*project);
  Output output = Output::to_standard_output();
  if (format == GraphFormat::json) write_json(*project, graph, output);
  if (format == GraphFormat::dot) write_dot(graph, output);
  if (format == GraphFormat::mermaid) write_mermaid(graph, output);
  output.flush();
  return interrupted() ? kInterrupted : output.closed() ? kClosedPipe : kClean;
}

}  // namespace plumbline::cli

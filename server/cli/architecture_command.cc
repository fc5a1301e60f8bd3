#include "server/cli/architecture_command.h"

#include <functional>
#include <memory>
#include <set>

#include "analyzers/boundaries/graph.h"
#include "analyzers/syntax/parser.h"
#include "server/cli/architecture_advice.h"
#include "server/cli/architecture_drawing.h"
#include "server/cli/exit_code.h"
#include "server/cli/interrupt.h"
#include "server/cli/output.h"
#include "server/cli/project_root.h"
#include "server/cli/reports/json_text.h"
#include "server/cli/reports/region.h"
#include "server/cli/usage_fault.h"
#include "server/engine/current_date.h"
#include "server/engine/disk_files.h"
#include "server/engine/project.h"

namespace plumbline::cli {
namespace {

std::shared_ptr<const engine::Project> project_at(const std::string& path) {
  const std::string root = find_root({absolute_path(path)});
  auto files = std::make_shared<const engine::DiskFiles>(root);
  return engine::load_project(root, std::move(files), engine::current_date());
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
  const std::set<Arrow> arrows = arrows_of(graph);
  const std::set<std::string> names = names_of(graph, arrows);
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

using WriteGraph =
    std::function<void(const engine::Project&, const boundaries::GraphReport&, Output&)>;

/// Reads the project around `path`, and writes something of its graph to standard output.
int with_graph(const std::string& path, const WriteGraph& write) {
  watch_interrupts();
  if (!exists(path)) return usage_fault("there is no folder " + path);
  const auto project = project_at(path);
  const boundaries::GraphReport graph = build_graph(*project);
  Output output = Output::to_standard_output();
  write(*project, graph, output);
  output.flush();
  return interrupted() ? kInterrupted : output.closed() ? kClosedPipe : kClean;
}

}  // namespace

bool has_architecture(const std::string& path) {
  return project_at(path)->architecture != nullptr;
}

int print_graph(const std::string& path, GraphFormat format) {
  return with_graph(path, [format](const engine::Project& project,
                                   const boundaries::GraphReport& graph, Output& output) {
    switch (format) {
      case GraphFormat::json:
        return write_json(project, graph, output);
      case GraphFormat::dot:
        return write_dot(graph, output);
      case GraphFormat::mermaid:
        return write_mermaid(graph, output);
      case GraphFormat::svg:
        return output.write(draw_svg(graph));
      case GraphFormat::html:
        return output.write(draw_html(graph));
    }
  });
}

int print_diagnosis(const std::string& path) {
  return with_graph(path, [](const engine::Project& project, const boundaries::GraphReport& graph,
                             Output& output) {
    output.write(diagnose(graph));
    const auto faults = project.faults.find(project.architecture_path);
    if (faults == project.faults.end()) return;
    output.write("\nFaults of " + project.architecture_path + ":\n");
    for (const Finding& fault : faults->second) output.write("  " + fault.message + "\n");
  });
}

int print_proposal(const std::string& path) {
  return with_graph(path, [](const engine::Project&, const boundaries::GraphReport& graph,
                             Output& output) { output.write(propose_architecture(graph)); });
}

}  // namespace plumbline::cli

#include "server/cli/architecture_advice.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "server/cli/reports/json_text.h"

namespace plumbline::cli {
namespace {

constexpr size_t kMostListed = 40;

/// The lines, and how many more there are.
std::string listed(const std::vector<std::string>& lines) {
  std::string text;
  for (size_t i = 0; i < std::min(lines.size(), kMostListed); ++i) text += "  " + lines[i] + "\n";
  if (lines.size() > kMostListed) {
    text += "  … and " + std::to_string(lines.size() - kMostListed) + " more\n";
  }
  return text;
}

std::string quoted(const std::string& text) {
  return to_text(Json(text));  // a JSON string is a YAML string
}

/// The part of the path after `prefix` up to the next slash; empty for a file right in it.
std::string next_folder(std::string_view path, std::string_view prefix) {
  const std::string_view rest = path.substr(prefix.size());
  const size_t slash = rest.find('/');
  return slash == std::string_view::npos ? "" : std::string(rest.substr(0, slash));
}

/// The folder in which the sources branch: what most of them have in common, "src/" say.
std::string trunk_of(const std::vector<boundaries::ReportedFile>& files) {
  std::string trunk;
  for (;;) {
    std::map<std::string, size_t> folders;
    size_t below = 0;
    for (const boundaries::ReportedFile& file : files) {
      if (!file.path.starts_with(trunk)) continue;
      ++below;
      ++folders[next_folder(file.path, trunk)];
    }
    const auto most = std::max_element(folders.begin(), folders.end(),
                                       [](auto& a, auto& b) { return a.second < b.second; });
    const bool dominant =
        most != folders.end() && !most->first.empty() && most->second * 5 > below * 4;
    if (!dominant) return trunk;
    trunk += most->first + "/";
  }
}

/// The components of a proposal: by name, the glob of their files.
struct Proposal {
  std::map<std::string, std::string> globs;
  std::map<std::string, std::string> component_of;  // path → name
};

Proposal divide(const std::vector<boundaries::ReportedFile>& files) {
  const std::string trunk = trunk_of(files);
  Proposal proposal;
  for (const boundaries::ReportedFile& file : files) {
    const std::string prefix = file.path.starts_with(trunk) ? trunk : "";
    const std::string folder = next_folder(file.path, prefix);
    if (folder.empty()) continue;  // a file of no folder belongs to nobody
    const std::string glob = prefix + folder + "/**";
    std::string name = folder;
    const auto known = proposal.globs.find(name);
    if (known != proposal.globs.end() && known->second != glob) name = "top-" + folder;
    proposal.globs[name] = glob;
    proposal.component_of[file.path] = name;
  }
  // The trunk's own folder would swallow the components in it.
  std::erase_if(proposal.globs, [&](const auto& entry) {
    return !trunk.empty() && trunk.starts_with(entry.second.substr(0, entry.second.size() - 2));
  });
  std::erase_if(proposal.component_of,
                [&](const auto& entry) { return !proposal.globs.contains(entry.second); });
  return proposal;
}

/// By how many imports a component uses others.
using Uses = std::map<std::string, size_t>;

/// What each component uses. A target may be a folder.
std::map<std::string, Uses> uses_in(const std::vector<boundaries::ReportedFile>& files,
                                    const Proposal& proposal) {
  const auto component_at = [&](const std::string& target) -> std::string {
    const auto at = proposal.component_of.lower_bound(target);
    const bool inside = at != proposal.component_of.end() &&
                        (at->first == target || at->first.starts_with(target + "/"));
    return inside ? at->second : "";
  };
  std::map<std::string, Uses> uses;
  for (const boundaries::ReportedFile& file : files) {
    const auto from = proposal.component_of.find(file.path);
    if (from == proposal.component_of.end()) continue;
    for (const boundaries::ReportedImport& import : file.imports) {
      const std::string to = import.target.empty() ? "" : component_at(import.target);
      if (!to.empty() && to != from->second) ++uses[from->second][to];
    }
  }
  return uses;
}

std::vector<std::string> component_lines(const boundaries::GraphReport& graph) {
  std::vector<std::string> lines;
  for (const boundaries::ReportedComponent& component : graph.components) {
    lines.push_back(component.name + ": " + std::to_string(component.files) + " files" +
                    (component.files == 0 ? " — its globs match no source file" : ""));
  }
  return lines;
}

std::string rule_yaml(const std::string& component, const Uses& uses) {
  std::string targets;
  std::string reason;
  for (const auto& [target, count] : uses) {
    targets += (targets.empty() ? "" : ", ") + quoted(target);
    reason += (reason.empty() ? "" : ", ") + target + " " + std::to_string(count);
  }
  return "  - id: " + quoted(component + "-uses") + "\n    kind: allow_only\n    from: [" +
         quoted(component) + "]\n    to: [" + targets + "]\n    because: " +
         quoted(reason.empty() ? "it uses no other component today"
                               : "as it is today, by number of imports: " + reason) +
         "\n";
}

}  // namespace

std::string diagnose(const boundaries::GraphReport& graph) {
  size_t internal = 0;
  size_t external = 0;
  std::vector<std::string> unresolved;
  std::vector<std::string> homeless;
  for (const boundaries::ReportedFile& file : graph.files) {
    if (file.components.empty()) homeless.push_back(file.path);
    for (const boundaries::ReportedImport& import : file.imports) {
      internal += import.target.empty() ? 0 : 1;
      external += import.external.empty() ? 0 : 1;
      const bool lost = import.target.empty() && import.external.empty();
      if (lost) unresolved.push_back(file.path + ": " + import.specifier);
    }
  }
  std::string text = std::to_string(graph.files.size()) +
                     " source files; imports: " + std::to_string(internal) + " of this project, " +
                     std::to_string(external) + " of packages, " +
                     std::to_string(unresolved.size()) + " unresolved\n";
  if (!unresolved.empty()) text += "\nUnresolved, and so never a violation:\n" + listed(unresolved);
  if (graph.components.empty()) {
    return text +
           "\nThere are no components; `plumbline architecture propose` writes a first file.\n";
  }
  text += "\nComponents:\n" + listed(component_lines(graph));
  if (!homeless.empty()) text += "\nIn no component, and so in no rule:\n" + listed(homeless);
  return text;
}

std::string propose_architecture(const boundaries::GraphReport& graph) {
  const Proposal proposal = divide(graph.files);
  const auto uses = uses_in(graph.files, proposal);
  std::string yaml =
      "# Proposed by `plumbline architecture propose` from the imports as they are. People decide "
      "what should\n# hold: strike what is there by accident, say why for the rest, and save it as "
      ".plumbline/architecture.yaml.\nversion: 1\n\ncomponents:";
  if (proposal.globs.empty()) yaml += " {}";
  yaml += "\n";
  for (const auto& [name, glob] : proposal.globs) {
    yaml += "  " + quoted(name) + ": { files: [" + quoted(glob) + "] }\n";
  }
  yaml += proposal.globs.empty() ? "\nrules: []\n" : "\nrules:\n";
  for (const auto& [name, glob] : proposal.globs) {
    const auto own = uses.find(name);
    yaml += rule_yaml(name, own == uses.end() ? Uses() : own->second);
  }
  return yaml;
}

}  // namespace plumbline::cli

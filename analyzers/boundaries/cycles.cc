// One question, three graphs: files, components, or the children of each watched folder.
//
// Every import becomes steps between vertices of the graph that the rule is about: none if it stays
// inside one vertex, several if its file or its target is in several components. The strongly
// connected sets of that graph are the verdict: an import lies on a cycle exactly if one of its
// steps stays in one set. That is asked per import, so each file that takes part is told, at the
// line that it could change; its message shows a shortest way back, as a set of fifty files
// explains nothing.
//
// Siblings: two files that lie in different children of a folder make a step between these
// children, at the innermost folder that holds both. A file that speaks for its folder
// (`__init__.py`, `index.ts`, `mod.rs`) counts as the folder, and a folder and what it holds are no
// siblings; else every package would be on a cycle with its own parts.
//
// An excused import makes no step in the verdict that counts: an exception takes its edge out of
// the graph, and if that breaks the cycle, the other files on it are free as well.
//
// What can go wrong: vertices of siblings are found while reading the graph and numbered as they
// come. Reading them again (check) must meet the same ones; a number beyond the verdict's is of a
// later graph, and is ignored.
#include "analyzers/boundaries/cycles.h"

#include <algorithm>
#include <functional>

#include "analyzers/boundaries/path_table.h"
#include "analyzers/configuration/glob.h"

namespace plumbline::boundaries {
namespace {

/// `within` as a folder: without its prefix and its trailing globs.
std::string as_folder(std::string_view within) {
  std::string folder = parse_selector(within, {}).pattern;
  for (const std::string_view tail : {"/**", "/*", "/"}) {
    if (folder.ends_with(tail)) folder.resize(folder.size() - tail.size());
  }
  return folder == "." || folder == "**" ? std::string() : folder;
}

/// The path under which a file counts among siblings: without its ending, or its folder where it
/// speaks for the folder.
std::string_view unit_of(std::string_view path) {
  const std::string_view name = file_name(path);
  const bool speaks_for_folder =
      name.starts_with("__init__.") || name.starts_with("index.") || name == "mod.rs";
  return speaks_for_folder ? folder_of(path) : without_ending(path);
}

bool is_inside(std::string_view path, std::string_view folder) {
  return folder.empty() ||
         (path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/');
}

/// The length of the innermost folder that holds both; nothing if one holds the other.
std::optional<size_t> common_folder(std::string_view a, std::string_view b) {
  if (a == b || is_inside(a, b) || is_inside(b, a)) return std::nullopt;
  size_t last = 0;
  for (size_t i = 0; i < std::min(a.size(), b.size()) && a[i] == b[i]; ++i) {
    if (a[i] == '/') last = i;
  }
  return last;
}

/// The child of the folder of that length which holds the path.
std::string child_of(std::string_view path, size_t folder) {
  const size_t end = path.find('/', folder == 0 ? 0 : folder + 1);
  return std::string(path.substr(0, end));
}

size_t levels(std::string_view below) {
  return below.empty() ? 0 : static_cast<size_t>(std::ranges::count(below, '/')) + 1;
}

}  // namespace

Cycles::Cycles(const GraphModel& model, const Rule& rule, Excused excused)
    : model_(model), rule_(rule) {
  for (const std::string& within : rule.within) folders_.push_back(as_folder(within));
  if (folders_.empty()) folders_.emplace_back();
  std::vector<Step> all;
  for (const Node& node : model.nodes()) {
    for (const Edge& edge : node.edges) {
      if (!is_watched(node, edge)) continue;
      const bool out = excused == Excused::left_out && excuse(model, rule, node, edge) != nullptr;
      if (out) continue;
      for (const Step& step : steps(node, edge)) all.push_back(step);
    }
  }
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  size_t size = vertex_names_.size();
  if (rule.scope == CycleScope::files) size = model.nodes().size();
  if (rule.scope == CycleScope::components) size = model.components().size();
  graph_.resize(size);
  for (const auto& [from, to] : all) graph_[from].push_back(to);
  sets_ = strong_components(graph_);
}

bool Cycles::is_watched(const Node& node, const Edge& edge) const {
  return !edge.nodes.empty() && passes(rule_.imports, model_.import_of(node, edge).kind);
}

bool Cycles::is_within(const Node& node) const {
  if (rule_.within.empty()) return true;
  const auto matches = [&](const std::string& within) {
    const Selector selector = parse_selector(within, {});
    if (configuration::glob_matches(selector.pattern, node.path)) return true;
    if (is_inside(node.path, as_folder(within))) return true;
    return selector.kind == Selector::Kind::component &&
           std::ranges::any_of(node.components, [&](ComponentId id) {
             return name_matches(selector.pattern, model_.components()[id].name);
           });
  };
  return std::ranges::any_of(rule_.within, matches);
}

std::vector<Cycles::Step> Cycles::steps(const Node& node, const Edge& edge) const {
  std::vector<Step> found;
  switch (rule_.scope) {
    case CycleScope::files:
      file_steps(node, edge, found);
      break;
    case CycleScope::components:
      component_steps(node, edge, found);
      break;
    case CycleScope::siblings:
      sibling_steps(node, edge, found);
      break;
  }
  return found;
}

void Cycles::file_steps(const Node& node, const Edge& edge, std::vector<Step>& steps) const {
  if (!is_within(node)) return;
  const NodeId from = model_.id_of(node);
  for (const NodeId to : edge.nodes) {
    if (to != from && is_within(model_.nodes()[to])) steps.emplace_back(from, to);
  }
}

void Cycles::component_steps(const Node& node, const Edge& edge, std::vector<Step>& steps) const {
  if (!is_within(node)) return;
  const auto targets = components_of(model_, edge);
  const auto has = [](const std::vector<ComponentId>& ids, ComponentId id) {
    return std::ranges::binary_search(ids, id);
  };
  for (const ComponentId from : node.components) {
    if (has(targets, from)) continue;  // stays inside
    for (const ComponentId to : targets) {
      if (!has(node.components, to)) steps.emplace_back(from, to);
    }
  }
}

void Cycles::sibling_steps(const Node& node, const Edge& edge, std::vector<Step>& steps) const {
  const std::string_view from = unit_of(node.path);
  for (const NodeId id : edge.nodes) {
    const std::string_view to = unit_of(model_.nodes()[id].path);
    const auto length = common_folder(from, to);
    if (!length) continue;
    const std::string_view folder = from.substr(0, *length);
    const bool watched = std::ranges::any_of(folders_, [&](const std::string& root) {
      if (folder != root && !is_inside(folder, root)) return false;
      const size_t below = levels(folder) - levels(root);
      return !rule_.depth || below <= *rule_.depth;
    });
    if (!watched) continue;
    steps.emplace_back(vertex(child_of(from, *length)), vertex(child_of(to, *length)));
  }
}

uint32_t Cycles::vertex(const std::string& name) const {
  const auto [it, added] = vertices_.emplace(name, static_cast<uint32_t>(vertex_names_.size()));
  if (added) vertex_names_.push_back(name);
  return it->second;
}

const std::string& Cycles::name_of_vertex(uint32_t vertex) const {
  if (rule_.scope == CycleScope::files) return model_.nodes()[vertex].path;
  if (rule_.scope == CycleScope::components) return model_.components()[vertex].name;
  return vertex_names_[vertex];
}

void Cycles::check(const Node& node, Excused only, Violations& violations) const {
  for (const Edge& edge : node.edges) {
    if (!is_watched(node, edge)) continue;
    const bool is_excused = excuse(model_, rule_, node, edge) != nullptr;
    if (is_excused != (only == Excused::included)) continue;
    for (const Step& step : steps(node, edge)) {
      const bool known = step.first < sets_.size() && step.second < sets_.size();
      if (known && sets_[step.first] == sets_[step.second]) report(node, edge, step, violations);
    }
  }
}

void Cycles::report(const Node& node, const Edge& edge, const Step& step,
                    Violations& violations) const {
  std::vector<std::string> names{name_of_vertex(step.first)};
  Violation violation;
  for (const uint32_t vertex : path_within(graph_, sets_, step.second, step.first)) {
    names.push_back(name_of_vertex(vertex));
    if (rule_.scope == CycleScope::files) violation.path.push_back(vertex);
  }
  static constexpr std::string_view kScopes[] = {"file", "sibling", "component"};
  violation.rule = &rule_;
  violation.edge = static_cast<uint32_t>(&edge - node.edges.data());
  violation.source = names.front();
  violation.target = name_of_vertex(step.second);
  violation.message = "import is part of the " +
                      std::string(kScopes[static_cast<size_t>(rule_.scope)]) + " cycle " +
                      arrows(names);
  violation.excused = excuse(model_, rule_, node, edge);
  violations.push_back(std::move(violation));
}

std::vector<uint64_t> Cycles::signatures() const {
  /// Of the hash FNV-1a, 64 bits.
  constexpr uint64_t kPrime = 0x100000001b3;
  // Of a set: what its vertices are called and how they hang together.
  std::map<uint32_t, uint64_t> of_set;
  const std::hash<std::string> hash;
  for (uint32_t from = 0; from < graph_.size(); ++from) {
    for (const uint32_t to : graph_[from]) {
      if (sets_[from] != sets_[to]) continue;
      uint64_t& value = of_set[sets_[from]];
      value = (value ^ hash(name_of_vertex(from))) * kPrime;
      value = (value ^ hash(name_of_vertex(to))) * kPrime;
    }
  }
  std::vector<uint64_t> signatures(model_.nodes().size());
  for (const Node& node : model_.nodes()) {
    for (const Edge& edge : node.edges) {
      if (!is_watched(node, edge)) continue;
      for (const auto& [from, to] : steps(node, edge)) {
        if (from >= sets_.size() || to >= sets_.size() || sets_[from] != sets_[to]) continue;
        uint64_t& value = signatures[model_.id_of(node)];
        value = (value ^ of_set[sets_[from]] ^ hash(name_of_vertex(to))) * kPrime;
      }
    }
  }
  return signatures;
}

}  // namespace plumbline::boundaries

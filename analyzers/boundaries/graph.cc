// The model of the project, the rules, and the verdicts that are kept between questions.
//
// Rules about single dependencies need no memory: a file's findings are made from its own imports
// when somebody asks. Rules about the whole graph do, since one import can close a cycle that a
// hundred files lie on. Their verdicts are made when they are first needed (settle) and thrown away
// as a whole by any change of an import list; both algorithms are linear, so being clever about
// parts of a graph would be a source of errors and little else.
//
// What an edit in one file does to the findings of others is told by signatures: per file one
// number over all that the global verdicts say of it, before the change and after. Files whose
// numbers differ are affected, and an editor shows them anew without asking for each. It is a
// comparison of hashes; a collision would leave one file stale until its own next analysis.
//
// What can go wrong:
// - Reading in a project file by file would judge the graph once per file: load_file() only stores.
//   As long as nobody has asked there is nothing to compare with either.
// - A file that comes or goes may change what any import means, so everything is affected, without
//   comparing.
// - Exceptions: an excused import must not be a finding, and must be shown as excused. So a global
//   rule with exceptions has two verdicts, one over the graph without the excused imports, which
//   counts, and one with them.
#include "analyzers/boundaries/graph.h"

#include <algorithm>
#include <optional>
#include <set>

#include "analyzers/boundaries/cycles.h"
#include "analyzers/boundaries/direct_rules.h"
#include "analyzers/boundaries/finding_of_violation.h"
#include "analyzers/boundaries/graph_model.h"
#include "analyzers/boundaries/reach.h"
#include "analyzers/boundaries/report_builder.h"

namespace plumbline::boundaries {
namespace {

/// What is known of one rule over one state of the graph.
struct RuleState {
  BoundRule bound;
  // `left_out` is the verdict; `included` exists where exceptions do, to show what they excuse.
  std::optional<Cycles> cycles;
  std::optional<Cycles> cycles_with_excused;
  std::optional<Reach> reach;
  std::optional<Reach> reach_with_excused;

  bool is_global() const { return cycles || reach; }

  std::vector<uint64_t> signatures() const {
    std::vector<uint64_t> sum = cycles ? cycles->signatures() : reach->signatures();
    std::vector<uint64_t> excused;
    if (cycles_with_excused) excused = cycles_with_excused->signatures();
    if (reach_with_excused) excused = reach_with_excused->signatures();
    for (size_t i = 0; i < excused.size(); ++i) sum[i] = sum[i] * 31 + excused[i];
    return sum;
  }
};

bool has_exceptions_in_force(const Rule& rule) {
  return std::ranges::any_of(rule.exceptions,
                             [](const Exception& exception) { return !exception.expired; });
}

/// One finding per rule, statement and target.
void remove_doubles(const Node& node, Violations& violations) {
  std::set<std::tuple<const Rule*, ByteRange, std::string>> seen;
  std::erase_if(violations, [&](const Violation& violation) {
    const ByteRange statement =
        violation.edge ? node.imports->imports[node.edges[*violation.edge].import].statement
                       : ByteRange{};
    return !seen.insert({violation.rule, statement, violation.target}).second;
  });
}

}  // namespace

class GraphState {
 public:
  GraphState(std::shared_ptr<const Architecture> architecture,
             std::shared_ptr<const ProjectFiles> files)
      : model(std::move(architecture), std::move(files)) {}

  /// Binds the rules and judges the whole graph, if something changed since.
  void settle() {
    if (settled) return;
    settled = true;
    folded.clear();
    rules.clear();
    for (const Rule& rule : model.architecture().rules()) {
      rules.push_back(std::make_unique<RuleState>());
      judge(rule, *rules.back());
    }
  }

  /// What each node's global verdicts are, folded into a number. Kept while nothing changes: a
  /// key that touches no import asks for nothing new.
  const std::vector<uint64_t>& signatures() {
    settle();
    if (!folded.empty()) return folded;
    folded.resize(model.nodes().size());
    for (const auto& state : rules) {
      if (!state->is_global()) continue;
      const auto own = state->signatures();
      for (size_t i = 0; i < own.size(); ++i) folded[i] = folded[i] * 31 + own[i];
    }
    return folded;
  }

  Violations violations_of(const Node& node) {
    settle();
    Violations violations;
    for (const auto& state : rules) {
      check_direct(model, state->bound, node, violations);
      if (state->cycles) state->cycles->check(node, Excused::left_out, violations);
      if (state->reach) state->reach->check(node, Excused::left_out, violations);
      if (state->cycles_with_excused) {
        state->cycles_with_excused->check(node, Excused::included, violations);
      }
      if (state->reach_with_excused) {
        state->reach_with_excused->check(node, Excused::included, violations);
      }
    }
    remove_doubles(node, violations);
    return violations;
  }

  GraphModel model;
  bool settled = false;
  std::vector<std::unique_ptr<RuleState>> rules;
  std::vector<uint64_t> folded;

 private:
  void judge(const Rule& rule, RuleState& state) {
    state.bound = bind(model, rule);
    const bool exceptions = has_exceptions_in_force(rule);
    if (rule.kind == RuleKind::acyclic) {
      state.cycles.emplace(model, rule, Excused::left_out);
      if (exceptions) state.cycles_with_excused.emplace(model, rule, Excused::included);
    } else if (rule.transitive) {
      state.reach.emplace(model, state.bound, Excused::left_out);
      if (exceptions) state.reach_with_excused.emplace(model, state.bound, Excused::included);
    }
  }
};

Graph::Graph(std::shared_ptr<const Architecture> architecture,
             std::shared_ptr<const ProjectFiles> files)
    : state_(std::make_unique<GraphState>(std::move(architecture), std::move(files))) {}

Graph::~Graph() = default;

std::vector<std::string> Graph::set_file(std::shared_ptr<const FileImports> imports) {
  const std::string path = imports->path;
  // As long as nobody has asked there is nothing to compare with.
  const bool asked = state_->settled;
  const std::vector<uint64_t> before = asked ? state_->signatures() : std::vector<uint64_t>();
  const auto change = state_->model.set_imports(std::move(imports));
  if (change == GraphModel::Change::none) return {};
  state_->settled = false;
  std::vector<std::string> affected;
  if (change == GraphModel::Change::files) {
    for (const Node& node : state_->model.nodes()) affected.push_back(node.path);
    return affected;
  }
  if (!asked) return {path};
  const std::vector<uint64_t>& after = state_->signatures();
  for (const Node& node : state_->model.nodes()) {
    const NodeId id = state_->model.id_of(node);
    if (node.path == path || before[id] != after[id]) affected.push_back(node.path);
  }
  return affected;
}

void Graph::load_file(std::shared_ptr<const FileImports> imports) {
  if (state_->model.set_imports(std::move(imports)) != GraphModel::Change::none) {
    state_->settled = false;
  }
}

std::vector<std::string> Graph::remove_file(std::string_view path) {
  std::vector<std::string> affected;
  if (!state_->model.remove(path)) return affected;
  state_->settled = false;
  for (const Node& node : state_->model.nodes()) affected.push_back(node.path);
  affected.emplace_back(path);
  std::ranges::sort(affected);
  return affected;
}

void Graph::refresh_manifests() {
  state_->model.forget_manifests();
  state_->model.resolve_all();
  state_->settled = false;
}

std::vector<Finding> Graph::findings(std::string_view path) {
  std::vector<Finding> findings;
  const Node* const node = state_->model.find(path);
  if (node == nullptr) return findings;
  for (const Violation& violation : state_->violations_of(*node)) {
    findings.push_back(finding_of(state_->model, *node, violation));
  }
  std::ranges::stable_sort(findings, before);
  return findings;
}

std::vector<Finding> Graph::architecture_findings() {
  return findings_about_architecture(state_->model);
}

GraphReport Graph::report() {
  const auto violations_of = [this](const Node& node) { return state_->violations_of(node); };
  return report_of(state_->model, violations_of);
}

bool Graph::knows(std::string_view path) const {
  return state_->model.find(path) != nullptr;
}

}  // namespace plumbline::boundaries

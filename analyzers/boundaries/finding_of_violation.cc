#include "analyzers/boundaries/finding_of_violation.h"

#include <algorithm>

namespace plumbline::boundaries {
namespace {

/// "; vetted by A. Reviewer, 2026-03-02, ADR-12", or empty.
std::string vetting_note(const Rule& rule) {
  if (!rule.vetted || rule.vetted->by.empty()) return {};
  std::string note = "; vetted by " + rule.vetted->by;
  if (!rule.vetted->on.empty()) note += ", " + rule.vetted->on;
  if (!rule.vetted->adr.empty()) note += ", " + rule.vetted->adr;
  return note;
}

void add_hops(const GraphModel& model, const Node& node, const Violation& violation,
              Finding& finding) {
  const Node* at = &node;
  for (const NodeId id : violation.path) {
    const Node& next = model.nodes()[id];
    const auto leads_on = [&](const Edge& edge) {
      return std::ranges::find(edge.nodes, id) != edge.nodes.end();
    };
    const auto edge = std::ranges::find_if(at->edges, leads_on);
    if (at != &node && edge != at->edges.end()) {
      const Import& import = model.import_of(*at, *edge);
      finding.related.push_back({at->path, import.range, "imports " + next.path, import.line});
    }
    at = &next;
  }
}

void add_evidence(const GraphModel& model, const Node& node, const Rule& rule, Finding& finding) {
  if (!rule.because.empty()) finding.evidence.push_back({"because", rule.because});
  for (const ComponentId id : node.components) {
    const Component& component = *model.components()[id].declared;
    std::string detail = model.components()[id].name;
    const auto add = [&](std::string_view what, const std::string& value) {
      if (!value.empty()) detail += ", " + std::string(what) + " " + value;
    };
    add("owner", component.owner);
    add("service", component.service);
    add("criticality", component.criticality);
    add("exposure", component.exposure);
    finding.evidence.push_back({"component", std::move(detail)});
  }
  if (!rule.vetted) return;
  finding.evidence.push_back(
      {"vetted", vetting_note(rule).empty() ? rule.vetted->adr : vetting_note(rule).substr(2)});
}

}  // namespace

Finding finding_of(const GraphModel& model, const Node& node, const Violation& violation) {
  const Rule& rule = *violation.rule;
  Finding finding;
  finding.rule = rule.id;
  finding.family = Family::boundaries;
  finding.severity = rule.severity;
  finding.message = violation.message + vetting_note(rule);
  finding.help = rule.because;
  if (violation.edge) {
    finding.range = node.imports->imports[node.edges[*violation.edge].import].range;
  } else if (node.imports != nullptr) {
    finding.range = node.imports->first_line;
  }
  finding.related.push_back(
      {std::string(kArchitecturePath), rule.range, "rule `" + rule.id + "`", rule.line});
  add_hops(model, node, violation, finding);
  add_evidence(model, node, rule, finding);
  if (violation.excused != nullptr) {
    finding.suppressed_because = violation.excused->because;
    finding.suppressed_by = SuppressedBy::exception;
  }
  return finding;
}

namespace {

bool covers_anything(const GraphModel& model, const Exception& exception) {
  return std::ranges::any_of(model.nodes(), [&](const Node& node) {
    return std::ranges::any_of(
        node.edges, [&](const Edge& edge) { return covers(model, exception, node, edge); });
  });
}

Finding fault(std::string rule, Severity severity, const ByteRange& range, std::string message) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.family = Family::config;
  finding.severity = severity;
  finding.range = range;
  finding.message = std::move(message);
  return finding;
}

}  // namespace

std::vector<Finding> findings_about_architecture(const GraphModel& model) {
  std::vector<Finding> findings;
  for (const Component& component : model.architecture().components()) {
    const bool used = std::ranges::any_of(model.components(), [&](const ComponentInstance& one) {
      return one.declared == &component && one.files > 0;
    });
    if (used || component.allow_empty) continue;
    findings.push_back(fault("empty-component", Severity::error, component.range,
                             "component `" + component.name +
                                 "` holds no file; correct its globs or say `allow_empty: true`"));
  }
  const auto severity = model.architecture().data().stale_exceptions;
  for (const Rule& rule : model.architecture().rules()) {
    for (const Exception& exception : rule.exceptions) {
      if (!severity || exception.expired || covers_anything(model, exception)) continue;
      findings.push_back(
          fault("stale-exception", *severity, exception.range,
                "this exception of `" + rule.id + "` matches no dependency any more; remove it"));
    }
  }
  std::ranges::stable_sort(findings, before);
  return findings;
}

}  // namespace plumbline::boundaries

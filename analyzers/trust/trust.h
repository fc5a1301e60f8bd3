// Lints the other half of a federated credential: who may ask for one, and how long it lives.
//
// Taking a key out of the code opens a trust policy instead: a cloud role that a workflow may take,
// a token that a pod may ask for. A policy that any repository fits, or a token that lives for a
// day, is a credential lost in another way. Reads GitHub workflows, GitLab CI files, Kubernetes
// manifests, AWS policies (JSON, YAML, Terraform), and the pools and federated credentials of
// Google Cloud and Azure in Terraform.
//
// A pure function without state: a document is read anew only if it names one of these things.
#pragma once

#include <span>
#include <string_view>

#include "analyzers/findings/analysis.h"

namespace plumbline::trust {

/// What the project allows (`credentials:` of config.yaml).
struct Policy {
  uint32_t max_lifetime = 3600;  // seconds that a federated credential may live
};

/// A kind of finding, from its record under rules/trust. Lives as long as the program.
struct RuleInfo {
  std::string_view id;     // "secrets/trust-open-subject"
  std::string_view title;  // one line
  std::string_view why;    // Markdown: what can happen, what to do
  std::string_view cwe;
  Severity severity = Severity::warning;
};

/// All rules, sorted by id.
std::span<const RuleInfo> rules();

/// Whether the text names anything that analyze() looks at; cheap, needs no tree.
bool may_hold_trust(const Snapshot& snapshot);

/// Family secrets. Needs a tree: without one there is nothing.
AnalysisResult analyze(const AnalysisInput& input, const Policy& policy);

}  // namespace plumbline::trust

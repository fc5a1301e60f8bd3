// Lints the other half of a federated credential: who may ask for one, and how long it lives.
//
// Taking a key out of the code opens a trust policy instead: a cloud role that a workflow may take,
// a token that a pod may ask for. A policy that any repository fits, or a token that lives for a
// day, is a credential lost in another way. Reads GitHub workflows, GitLab CI files, Kubernetes
// manifests, AWS policies (JSON, YAML, Terraform), and the pools and federated credentials of
// Google Cloud and Azure in Terraform. Lifetimes are read wherever they stand: certificates in PEM,
// commands, arguments of calls that sign.
//
// A document is read anew only if it names one of these things; whether it does is the one thing
// that is kept between two analyses.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/findings/analysis.h"
#include "analyzers/trust/lifetimes.h"

namespace plumbline::trust {

/// What the project allows (`credentials:` of config.yaml).
struct Policy {
  Lifetimes lifetimes;
  /// Whom the project's trust policies admit ("repo:acme/shop:environment:production"), for
  /// workflows; empty: nothing is known.
  std::vector<std::string> subjects = {};
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

/// Whether analyze() of this document asks for Policy::subjects; by the text alone.
bool asks_for_subjects(const Snapshot& snapshot);

/// Family secrets. Without a tree only what lies in the text itself is found.
AnalysisResult analyze(const AnalysisInput& input, const Policy& policy);

}  // namespace plumbline::trust

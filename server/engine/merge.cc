// What the user sees of the lanes' findings: see merge_findings in document_analysis.h.
//
// The families know nothing of each other, so one cause may be found by several: a token by its
// provider's record, by the generic rule as the value of a name, and by a pattern about hard-coded
// passwords. Invariant 10 (one cause, one finding) is kept between the lanes here, by one
// asymmetry: the tree lane's findings about secrets give way to what the text lane found in the
// same place. Overlaps inside a lane are its own business (secrets/scan_unit.cc).
//
// The order of the steps is part of the contract:
// 1. Doubles go first, so that nothing later judges a finding that is not there.
// 2. Masks are set before anything writes text: a user's pattern may find secrets too (invariant
//    6).
// 3. Severities follow: the path's, then that of credentials which open an emulator only, then the
//    configuration's, which a person wrote and which so has the last word.
// 4. Waivers, then fingerprints, then the baseline: a fingerprint counts its equals in the order of
//    the findings, and the baseline is asked by fingerprint. A waived finding stays in, marked,
//    since reports show it.
//
// Without a tree lane no waiver is called unused: half of what it could silence has not been looked
// for. The scan merges a file once, the editor up to twice per version (early, then whole); that
// both do it here is what makes them equal.
#include <algorithm>
#include <iterator>

#include "analyzers/findings/baseline.h"
#include "analyzers/findings/fingerprint.h"
#include "analyzers/findings/suppression.h"
#include "analyzers/remedies/emulator.h"
#include "analyzers/source/path.h"
#include "server/engine/document_analysis.h"
#include "server/engine/limits.h"

namespace plumbline::engine {
namespace {

bool overlap(const ByteRange& a, const ByteRange& b) {
  return a.begin < b.end && b.begin < a.end;
}

bool is_about_a_secret(const Finding& finding) {
  return finding.family == Family::secrets ||
         std::find(finding.cwe.begin(), finding.cwe.end(), "CWE-798") != finding.cwe.end();
}

/// The text lane's rules are the more specific ones: what they found in a place, the tree lane's
/// generic rule and any pattern about hard-coded credentials keep quiet about.
void add_unless_known(const std::vector<Finding>& known, const std::vector<Finding>& more,
                      std::vector<Finding>& out) {
  for (const Finding& finding : more) {
    const bool twice = is_about_a_secret(finding) &&
                       std::any_of(known.begin(), known.end(), [&](const Finding& other) {
                         return overlap(other.range, finding.range);
                       });
    if (!twice) out.push_back(finding);
  }
}

/// A user's own rule may find secrets that no provider record knows: no report shows them either.
void mask_what_rules_call_secret(std::vector<Finding>& findings) {
  for (Finding& finding : findings) {
    const bool unmasked = finding.family == Family::patterns && finding.secret_ranges.empty();
    if (unmasked && is_about_a_secret(finding)) finding.secret_ranges = {finding.range};
  }
}

/// Risky patterns matter less in tests; secrets judge their path themselves, boundaries don't care.
void lower_in_tests(std::vector<Finding>& findings, std::string_view path) {
  if (!is_test_path(path)) return;
  for (Finding& finding : findings) {
    if (finding.family == Family::patterns && finding.severity != Severity::hint) {
      finding.severity = static_cast<Severity>(static_cast<int>(finding.severity) + 1);
    }
  }
}

bool is_grave_secret(const Finding& finding) {
  return finding.family == Family::secrets && finding.severity != Severity::hint;
}

/// What opens an emulator only is a hint. The end of a secret's message says what to do about it.
void lower_at_emulators(std::vector<Finding>& findings, const Snapshot& snapshot,
                        const Project& project, const TreeLane& tree) {
  if (std::none_of(findings.begin(), findings.end(), is_grave_secret)) return;
  const remedies::Emulators emulators(snapshot, tree.tree ? &*tree.tree : nullptr,
                                      project.files.get());
  if (!emulators.any()) return;
  size_t asked = 0;
  for (Finding& finding : findings) {
    if (!is_grave_secret(finding)) continue;
    if (++asked > kMostSecretsAskedAbout) return;
    if (!emulators.serve(finding)) continue;
    finding.severity = Severity::hint;
    finding.message.resize(std::min(finding.message.rfind("; "), finding.message.size()));
    finding.message += "; it opens an emulator only";
  }
}

void apply_configuration(std::vector<Finding>& findings, const Configuration& configuration) {
  std::erase_if(findings, [&](const Finding& finding) {
    const auto it = configuration.severity.find(finding.rule);
    return !configuration.runs(finding.family) ||
           (it != configuration.severity.end() && !it->second);
  });
  for (Finding& finding : findings) {
    const auto it = configuration.severity.find(finding.rule);
    if (it != configuration.severity.end()) finding.severity = *it->second;
  }
}

std::vector<Family> families_that_ran(const Project& project, bool tree_ran) {
  std::vector<Family> ran;
  const Configuration& configuration = project.configuration;
  // Half of the secrets come from the tree lane: before it is through, no waiver is judged.
  if (!tree_ran) return ran;
  if (configuration.secrets) ran.push_back(Family::secrets);
  if (configuration.patterns) ran.push_back(Family::patterns);
  if (configuration.boundaries) ran.push_back(Family::boundaries);
  return ran;
}

std::vector<Finding> only_too_large() {
  Finding finding;
  finding.rule = "file-too-large";
  finding.family = Family::config;
  finding.severity = Severity::info;
  finding.message = "This file is too large to be analysed";
  return {finding};
}

}  // namespace

std::vector<Finding> merge_findings(const Snapshot& snapshot, const Project& project,
                                    const TextLane* text, const TreeLane* tree,
                                    const std::vector<Finding>& boundary_findings) {
  if (project.configuration.excludes(snapshot.path)) return {};
  if (snapshot.text->size() > project.largest_text) return only_too_large();
  std::vector<Finding> findings;
  if (text != nullptr) findings = text->findings;
  if (tree != nullptr) {
    const std::vector<Finding> known = findings;
    add_unless_known(known, tree->findings, findings);
  }
  std::copy(boundary_findings.begin(), boundary_findings.end(), std::back_inserter(findings));
  mask_what_rules_call_secret(findings);
  lower_in_tests(findings, snapshot.path);
  if (tree != nullptr) lower_at_emulators(findings, snapshot, project, *tree);
  apply_configuration(findings, project.configuration);
  std::sort(findings.begin(), findings.end(), before);

  SuppressionScope scope{families_that_ran(project, tree != nullptr), std::nullopt};
  if (tree != nullptr) scope.comments = tree->waivers;
  apply_suppressions(findings, snapshot, scope);
  set_fingerprints(findings, snapshot, project.salt);
  if (project.baseline != nullptr) {
    apply_baseline(findings, snapshot, *project.baseline, project.salt,
                   [&](std::string_view path) { return project.files->is_file(path); });
  }
  return findings;
}

}  // namespace plumbline::engine

#include "server/requests/hover.h"

#include "analyzers/patterns/patterns.h"
#include "analyzers/secrets/secrets.h"
#include "server/requests/diagnostics.h"

namespace plumbline::server {
namespace {

bool under(const Finding& finding, ByteOffset at) {
  return finding.range.begin <= at && at <= finding.range.end && !finding.suppressed_because;
}

/// The rule's own words on why and what to do.
std::string help_of(const Finding& finding, const engine::Project& project) {
  if (!finding.help.empty()) return finding.help;
  if (const auto* const secret = secrets::find_rule(finding.rule)) {
    std::string help(secret->description);
    if (!secret->revoke_url.empty()) help += "\n\nRevoke it: " + std::string(secret->revoke_url);
    return help;
  }
  const auto* const pattern = project.rules->find(finding.rule);
  return pattern == nullptr ? std::string() : pattern->help;
}

void append(std::string& text, const Finding& finding, const engine::Project& project,
            bool markdown) {
  const std::string bold = markdown ? "**" : "";
  const std::string code = markdown ? "`" : "";
  if (!text.empty()) text += markdown ? "\n\n---\n\n" : "\n\n";
  text += bold + finding.message + bold + "\n\n" + code + finding.rule + code + ", " +
          std::string(name_of(finding.severity));
  for (const std::string& cwe : finding.cwe) text += ", " + cwe;
  const std::string help = help_of(finding, project);
  if (!help.empty()) text += "\n\n" + help;
  if (!finding.evidence.empty()) text += "\n\nEvidence:";
  for (const Evidence& evidence : finding.evidence) {
    text += "\n- " + evidence.gate;
    if (!evidence.detail.empty()) text += ": " + evidence.detail;
  }
  if (markdown) text += "\n\n[About this rule](" + rule_page(finding) + ")";
}

}  // namespace

std::string hover_text(const std::vector<Finding>& findings, ByteOffset at,
                       const engine::Project& project, bool markdown) {
  std::string text;
  for (const Finding& finding : findings) {
    if (under(finding, at)) append(text, finding, project, markdown);
  }
  return text;
}

const Finding* finding_at(const std::vector<Finding>& findings, ByteOffset at) {
  const Finding* best = nullptr;
  for (const Finding& finding : findings) {
    if (!under(finding, at)) continue;
    if (best == nullptr || finding.range.length() < best->range.length()) best = &finding;
  }
  return best;
}

}  // namespace plumbline::server

#include "server/cli/rule_catalogue.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzers/boundaries/architecture.h"
#include "analyzers/patterns/patterns.h"
#include "analyzers/secrets/secrets.h"
#include "analyzers/trust/trust.h"

namespace plumbline::cli {
namespace {

/// Findings about Plumbline's own files and comments.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kConfigurationRules = {{
    {"config", "Something in a configuration file does not load"},
    {"empty-component", "A component matches no file"},
    {"expired-exception", "An exception is past its date"},
    {"expired-suppression", "A suppression comment is past its date"},
    {"file-too-large", "A file is over the size up to which it is analysed"},
    {"stale-exception", "An exception excuses nothing any more"},
    {"suppression-without-reason", "A suppression comment gives no reason"},
    {"unused-suppression", "A suppression comment silences nothing"},
}};

RuleDescription describe(const secrets::RuleInfo& rule) {
  RuleDescription result;
  result.id = rule.id;
  result.family = Family::secrets;
  result.title = rule.title;
  result.description = "Finds an embedded " + result.title + ".";
  result.help = rule.description;
  if (!rule.revoke_url.empty()) {
    result.help += "\n\nRevoke it at <" + std::string(rule.revoke_url) + ">.";
  }
  result.severity = rule.severity;
  if (!rule.cwe.empty()) result.cwe.emplace_back(rule.cwe);
  result.tags = {"security", "secrets"};
  result.known = true;
  return result;
}

RuleDescription describe(const trust::RuleInfo& rule) {
  RuleDescription result;
  result.id = rule.id;
  result.family = Family::secrets;
  result.title = rule.title;
  result.description = result.title + ".";
  result.help = rule.why;
  result.severity = rule.severity;
  result.cwe.emplace_back(rule.cwe);
  result.tags = {"security", "secrets", "trust"};
  result.known = true;
  return result;
}

RuleDescription describe(const patterns::RuleInfo& rule) {
  RuleDescription result;
  result.id = rule.id;
  result.family = Family::patterns;
  result.title = rule.title;
  result.description = rule.message;
  result.help = rule.help.empty() ? rule.message : rule.help;
  result.url = rule.url;
  result.severity = rule.severity;
  result.confidence = rule.confidence;
  result.cwe = rule.cwe;
  result.tags = rule.tags;
  result.tags.insert(result.tags.begin(), "security");
  result.known = true;
  return result;
}

RuleDescription describe(const boundaries::Rule& rule) {
  RuleDescription result;
  result.id = rule.id;
  result.family = Family::boundaries;
  result.title = rule.id;
  result.description = rule.because.empty() ? "A rule of the architecture file (" +
                                                  std::string(name_of(rule.kind)) + ")."
                                            : rule.because;
  result.help = result.description;
  result.severity = rule.severity;
  result.tags = {"architecture"};
  result.known = true;
  return result;
}

}  // namespace

RuleDescription describe_rule(std::string_view id, const engine::Project& project) {
  if (const auto* const rule = secrets::find_rule(id)) return describe(*rule);
  for (const trust::RuleInfo& rule : trust::rules()) {
    if (rule.id == id) return describe(rule);
  }
  if (const auto* const rule = project.rules->find(id)) return describe(*rule);
  if (project.architecture != nullptr) {
    for (const boundaries::Rule& rule : project.architecture->rules()) {
      if (rule.id == id) return describe(rule);
    }
  }
  RuleDescription result;
  result.id = id;
  result.title = id;
  for (const auto& [known, title] : kConfigurationRules) {
    if (known != id) continue;
    result.title = title;
    result.known = true;
  }
  result.description = result.title + ".";
  result.help = result.description;
  if (id.starts_with("secrets/")) {
    result.family = Family::secrets;
    result.tags = {"security", "secrets"};
    result.known = true;
  }
  return result;
}

std::vector<RuleDescription> all_rules(const engine::Project& project) {
  std::vector<RuleDescription> rules;
  for (const auto& rule : secrets::rules()) rules.push_back(describe(rule));
  for (const auto& rule : trust::rules()) rules.push_back(describe(rule));
  for (const auto& rule : project.rules->infos()) rules.push_back(describe(rule));
  if (project.architecture != nullptr) {
    for (const auto& rule : project.architecture->rules()) rules.push_back(describe(rule));
  }
  std::sort(rules.begin(), rules.end(),
            [](const RuleDescription& a, const RuleDescription& b) { return a.id < b.id; });
  return rules;
}

}  // namespace plumbline::cli

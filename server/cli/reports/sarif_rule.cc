#include "server/cli/reports/sarif_rule.h"

#include <algorithm>

namespace plumbline::cli {
namespace {

std::string_view precision_of(Confidence confidence) {
  switch (confidence) {
    case Confidence::high:
      return "high";
    case Confidence::medium:
      return "medium";
    case Confidence::low:
      return "low";
  }
  return "medium";
}

/// On the CVSS scale that code-scanning services sort by.
std::string_view security_severity(const RuleDescription& rule) {
  switch (rule.severity) {
    case Severity::error:
      return rule.family == Family::secrets ? "9.0" : "8.0";
    case Severity::warning:
      return "5.5";
    case Severity::info:
      return "3.0";
    case Severity::hint:
      return "1.0";
  }
  return "1.0";
}

/// "secrets/github-token" → "SecretsGithubToken"
std::string name_of_id(std::string_view id) {
  std::string name;
  bool upper = true;
  for (const char c : id) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter) name += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    upper = !letter;
  }
  return name.empty() ? std::string(id) : name;
}

std::string number_of(const std::string& weakness) {
  return weakness.starts_with("CWE-") ? weakness.substr(4) : weakness;
}

}  // namespace

std::string_view sarif_level(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    default:
      return "note";
  }
}

Json sarif_rule(const RuleDescription& rule) {
  Json json = {{"id", rule.id},
               {"name", name_of_id(rule.id)},
               {"shortDescription", {{"text", rule.title}}},
               {"fullDescription", {{"text", rule.description}}},
               {"help", {{"text", rule.help}, {"markdown", rule.help}}},
               {"defaultConfiguration", {{"level", sarif_level(rule.severity)}}}};
  if (rule.url.starts_with("https://") || rule.url.starts_with("http://")) {
    json["helpUri"] = rule.url;
  }
  std::vector<std::string> tags = rule.tags;
  for (const std::string& weakness : rule.cwe) {
    tags.push_back("external/cwe/cwe-" + number_of(weakness));
  }
  std::sort(tags.begin(), tags.end());
  tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
  json["properties"] = {{"tags", tags}, {"precision", precision_of(rule.confidence)}};
  if (std::find(tags.begin(), tags.end(), "security") != tags.end()) {
    json["properties"]["security-severity"] = security_severity(rule);
  }
  for (const std::string& weakness : rule.cwe) {
    json["relationships"].push_back(
        {{"target", sarif_taxon(weakness)}, {"kinds", Json::array({"superset"})}});
  }
  return json;
}

Json sarif_taxon(const std::string& weakness) {
  return {{"id", number_of(weakness)}, {"toolComponent", {{"name", "CWE"}}}};
}

Json sarif_taxonomy(const std::vector<std::string>& weaknesses) {
  Json taxa = Json::array();
  for (const std::string& weakness : weaknesses) {
    const std::string number = number_of(weakness);
    taxa.push_back({{"id", number},
                    {"name", "CWE-" + number},
                    {"helpUri", "https://cwe.mitre.org/data/definitions/" + number + ".html"}});
  }
  return {{"name", "CWE"},
          {"organization", "MITRE"},
          {"shortDescription", {{"text", "Common Weakness Enumeration"}}},
          {"informationUri", "https://cwe.mitre.org/"},
          {"taxa", taxa}};
}

}  // namespace plumbline::cli

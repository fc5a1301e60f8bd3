// What any rule id stands for, whichever family it belongs to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/findings/finding.h"
#include "server/engine/project.h"

namespace plumbline::cli {

struct RuleDescription {
  std::string id;
  Family family = Family::config;
  std::string title;        // one line
  std::string description;  // one or two sentences
  std::string help;         // Markdown
  std::string url;
  Severity severity = Severity::warning;
  Confidence confidence = Confidence::high;
  std::vector<std::string> cwe;
  std::vector<std::string> tags;
  bool known = false;  // false: the id belongs to nothing that is loaded
};

RuleDescription describe_rule(std::string_view id, const engine::Project& project);

/// The built-in rules and those of the project, sorted by id.
std::vector<RuleDescription> all_rules(const engine::Project& project);

}  // namespace plumbline::cli

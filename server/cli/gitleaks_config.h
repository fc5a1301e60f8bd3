// A gitleaks configuration (`.gitleaks.toml`) as rules and ignore lines of Plumbline's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/source/result.h"

namespace plumbline::cli {

struct ImportedConfig {
  std::string rules;  // a rule file, YAML; empty if there are no rules
  size_t rule_count = 0;
  std::vector<std::string> ignore_lines;  // for .plumblineignore
  std::vector<std::string> left_out;      // what has no counterpart, one sentence each
};

/// Regular expressions are taken as they are: gitleaks and Plumbline speak the same kind. An error
/// if the text is no TOML.
Result<ImportedConfig> read_gitleaks_config(std::string_view toml);

/// The ignore line that leaves out what a regular expression over paths does; empty if there is
/// none that means the same.
std::string ignore_line_of(std::string_view path_regex);

}  // namespace plumbline::cli

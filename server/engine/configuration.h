// What `.plumbline/config.yaml` and an editor's settings say, read once and immutable.
//
//   families: [secrets, patterns, boundaries]       which run
//   exclude: ["vendor/**"]                          globs, relative to the root
//   severity: { "patterns/py-tls-verify": warning } per rule: error, warning, info, hint, off
//   rules: ["rules/*.yaml"]                         pattern rule files besides
//   .plumbline/rules/*.yaml builtin_rules: true max_file_size: 5242880 bytes; larger files get the
//   linear secret scan only credentials: { preconditions_met: [ambient-identity], platform: aws,
//   max_lifetime: 3600 }: see lifetime_settings.h
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/configuration/fault.h"
#include "analyzers/findings/finding.h"
#include "analyzers/trust/lifetimes.h"

namespace plumbline::engine {

struct Configuration {
  bool secrets = true;
  bool patterns = true;
  bool boundaries = true;
  bool builtin_rules = true;
  std::vector<std::string> exclude;
  std::vector<std::string> rule_files;
  /// No value: the rule is off.
  std::map<std::string, std::optional<Severity>, std::less<>> severity;
  uint32_t max_file_size = 5 * 1024 * 1024;
  std::vector<std::string> preconditions_met;
  std::string platform;
  trust::Lifetimes lifetimes;  // that credentials may live

  bool runs(Family family) const;
  bool excludes(std::string_view path) const;
};

struct LoadedConfiguration {
  Configuration configuration;
  std::vector<configuration::Fault> faults;
};

/// Reads config.yaml's text. A faulty key costs itself only; the rest is in force.
LoadedConfiguration read_configuration(std::string_view yaml);

}  // namespace plumbline::engine

// What tsconfig.json says of module names: paths and baseUrl, through extends and references.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/boundaries/language_resolver.h"
#include "analyzers/configuration/yaml_node.h"

namespace plumbline::boundaries {

/// One configuration with what it extends merged in. Paths are relative to the project's root.
struct TsConfig {
  struct Alias {
    std::string pattern;               // "~/*"
    std::vector<std::string> targets;  // "front/src/*"
  };

  std::vector<Alias> aliases;
  std::optional<std::string> base_url;
  std::vector<std::string> references;  // config files
  std::optional<std::vector<std::string>> files;
  std::optional<std::vector<std::string>> include;
};

/// Reads and keeps the configurations of a project.
class TsConfigs {
 public:
  explicit TsConfigs(const ResolverInput& input) : input_(input) {}

  /// The one that governs a file, or null.
  const TsConfig* config_for(std::string_view file);
  void forget();

 private:
  const TsConfig& load(const std::string& path, int depth);
  void inherit(const configuration::YamlNode& extends, std::string_view folder, int depth,
               TsConfig& config);
  std::optional<std::string> extended_path(const std::string& name, std::string_view folder) const;
  void read_options(const configuration::YamlNode& options, std::string_view folder,
                    TsConfig& config) const;
  std::string nearest(std::string_view file) const;
  bool governs(const TsConfig& config, std::string_view config_path, std::string_view file) const;

  ResolverInput input_;
  std::map<std::string, TsConfig, std::less<>> configs_;
  std::map<std::string, const TsConfig*, std::less<>> by_file_;
};

}  // namespace plumbline::boundaries

// What package.json says of module names: a package's exports, imports and entry.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analyzers/configuration/yaml_node.h"

namespace plumbline::boundaries {

/// Where an `exports` or `imports` map leads.
struct MappedPath {
  bool found = false;
  std::string target;  // "./src/index.ts", or a package's name; empty: hidden on purpose
};

/// Looks a subpath (".", "./deep", "#name") up in an `exports` or `imports` value: exact keys
/// first, then the pattern with the longest part before its `*`; conditions types, import, require,
/// default.
MappedPath look_up(const configuration::YamlNode& map, std::string_view subpath);

/// The entry that package.json names without `exports`: types, module or main; empty if none.
std::string main_entry(const configuration::YamlNode& manifest);

}  // namespace plumbline::boundaries

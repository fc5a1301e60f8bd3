// Reads package.json, tsconfig.json and compile_commands.json: JSON with comments and trailing
// commas, tolerant of what is half typed.
#pragma once

#include <string_view>

#include "analyzers/configuration/yaml_node.h"

namespace plumbline::boundaries {

/// The value as a tree of maps, sequences and scalars; null if there is none. Uses the JSON
/// grammar: the YAML reader knows no `//` comments.
configuration::YamlNode parse_manifest(std::string_view json);

}  // namespace plumbline::boundaries

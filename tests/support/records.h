// The records under rules/, as tests read them: their examples are held to what they say.
#pragma once

#include <string>
#include <vector>

#include "analyzers/configuration/yaml_node.h"

namespace plumbline::test {

struct Record {
  std::string file;  // its name in the folder
  configuration::YamlNode root;
};

/// Every record of `rules/FOLDER`; one that is no YAML fails the test.
std::vector<Record> read_records(const std::string& folder);

}  // namespace plumbline::test

// Rule files as the command line names them.
#pragma once

#include <string>
#include <vector>

#include "analyzers/source/result.h"

namespace plumbline::cli {

/// Folders are replaced by the YAML files in them, sorted. Paths come back relative to `root` where
/// they lie in it, else absolute.
Result<std::vector<std::string>> find_rule_files(const std::vector<std::string>& arguments,
                                                 const std::string& root);

}  // namespace plumbline::cli

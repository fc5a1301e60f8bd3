// What the next commit would hold: the files of git's index that differ from the last commit.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "analyzers/source/result.h"

namespace plumbline::cli {

/// Texts by path, relative to the root.
using StagedFiles = std::map<std::string, std::shared_ptr<const std::string>, std::less<>>;

/// Asks git. Deleted files, links and submodules are left out, and so is what lies outside `root`.
Result<StagedFiles> read_staged_files(const std::string& root);

}  // namespace plumbline::cli

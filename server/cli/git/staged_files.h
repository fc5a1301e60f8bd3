// What the next commit would hold: the files of git's index that differ from the last commit.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "analyzers/source/result.h"
#include "server/cli/scan_input.h"

namespace plumbline::cli {

/// Texts by path, relative to the root.
using Buffers = std::map<std::string, std::shared_ptr<const std::string>, std::less<>>;

struct StagedFiles {
  Buffers texts;
  std::vector<Notice> notices;  // what was left out, and why
};

/// Asks git. Deleted files and links are left out, and so is what lies outside `root`; submodules
/// and texts over `limit` bytes are named.
Result<StagedFiles> read_staged_files(const std::string& root, uint64_t limit);

}  // namespace plumbline::cli

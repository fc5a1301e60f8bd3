// From the command line to the list of texts that a scan reads.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/source/result.h"
#include "server/cli/git/changed_files.h"
#include "server/cli/git/git_history.h"
#include "server/cli/git/staged_files.h"
#include "server/cli/scan_input.h"
#include "server/cli/scan_options.h"
#include "server/engine/disk_files.h"
#include "server/engine/project.h"

namespace plumbline::cli {

/// A project and the part of it that is looked at.
struct ScanTarget {
  std::string root;
  std::vector<std::string> paths;  // relative to the root; empty string: all of it
  Buffers buffers;                 // texts that take the place of what lies on disk
  std::optional<ChangedFiles> changed;
  std::optional<History> history;
  std::vector<Notice> notices;  // what git has and is not read
};

/// Finds the root; reads standard input, or asks git for its index, changes or history.
Result<ScanTarget> find_target(const ScanOptions& options);

struct ScanInputs {
  std::vector<ScanInput> inputs;  // sorted by path, each once
  std::vector<Notice> notices;    // what is not among them, and why
};

/// Files named on the command line are read even if the configuration excludes them.
ScanInputs list_inputs(const ScanTarget& target, const ScanOptions& options);

/// Without what the configuration excludes, what belongs to another shard, and the reports that
/// this scan writes.
std::vector<ScanInput> wanted_inputs(std::vector<ScanInput> inputs, const ScanOptions& options,
                                     const engine::Project& project);

/// As asked for, or one for each processor.
uint32_t thread_count(const ScanOptions& options);

}  // namespace plumbline::cli

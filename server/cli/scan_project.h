// Which rules a scan runs: the project's configuration, narrowed by the command line.
#pragma once

#include <memory>
#include <set>
#include <string>

#include "analyzers/source/result.h"
#include "server/cli/scan_inputs.h"
#include "server/cli/scan_options.h"
#include "server/engine/project.h"

namespace plumbline::cli {

struct ScanProject {
  std::shared_ptr<const engine::Project> project;
  std::set<std::string, std::less<>>
      only_rules;  // those that are reported, or whole families; empty: all
  std::shared_ptr<const engine::Project> project_of_archives;  // null: they stay closed
};

/// Files are looked up in the target's buffers first, then on disk. An unknown family or rule id,
/// or a rule file that is not there, is an error; one that does not load is a finding.
Result<ScanProject> load_scan_project(const ScanOptions& options, const ScanTarget& target);

}  // namespace plumbline::cli

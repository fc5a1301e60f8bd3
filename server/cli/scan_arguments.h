// The options of `scan` and `architecture check`, from words to plain data.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "analyzers/source/result.h"
#include "server/cli/scan_options.h"

namespace plumbline::cli {

/// What the option parser fills in. Lives as long as the parser.
struct ScanArguments {
  ScanOptions options;
  std::vector<std::string> reports;  // values of --format and --output; read_destinations reads
                                     // them again, in order
  std::vector<std::string> history;  // its range, perhaps
  const CLI::Option* history_option = nullptr;  // says whether it was given without one
  std::string severity;
  std::string color = "auto";
  std::string shard;
};

/// What both commands know: inputs, reports, what counts.
void add_common_options(CLI::App& app, ScanArguments& arguments);

/// What only `scan` knows: which rules, and texts from elsewhere than the disk.
void add_scan_options(CLI::App& app, ScanArguments& arguments);

/// After parsing; a sentence if the options contradict each other. `words` is the command line.
Result<ScanOptions> read_options(const ScanArguments& arguments,
                                 const std::vector<std::string>& words);

}  // namespace plumbline::cli

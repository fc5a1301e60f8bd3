// Runs another program to its end, without a shell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/source/result.h"

namespace plumbline::cli {

struct ChildResult {
  int status = 0;  // its exit status; 128 + number if a signal ended it
  std::string output;
  std::string errors;  // what it wrote to standard error
};

/// Feeds `input` to standard input while it reads both outputs, so neither side can block the
/// other. The program is looked up in PATH.
Result<ChildResult> run_program(const std::vector<std::string>& arguments, std::string_view input);

}  // namespace plumbline::cli

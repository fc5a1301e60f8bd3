// The commands other than the language server.
#pragma once

namespace plumbline::cli {

/// Reads the command line and runs what it names; the exit code.
int run_command_line(int argc, char** argv);

}  // namespace plumbline::cli

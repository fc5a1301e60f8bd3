// The program. An editor's start must be quick, so the way to the server builds nothing else.
#include <cstdio>
#include <exception>
#include <string_view>

#include "server/cli/command_line.h"
#include "server/cli/exit_code.h"
#include "server/language_server.h"

namespace {

/// Editors' client libraries add these flags to a bare program name.
bool is_server_flag(std::string_view word) {
  return word == "--stdio" || word.starts_with("--pipe") || word.starts_with("--socket") ||
         word.starts_with("--clientProcessId");
}

bool asks_for_help(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--help" || word == "-h") return true;
  }
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view first = argc > 1 ? argv[1] : "";
  try {
    if (is_server_flag(first)) {
      return plumbline::server::run_language_server(argc - 1, argv + 1);
    }
    if (first == "lsp" && !asks_for_help(argc, argv)) {
      return plumbline::server::run_language_server(argc - 2, argv + 2);
    }
    return plumbline::cli::run_command_line(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "plumbline: internal error: %s\n", error.what());
    return plumbline::cli::kInternal;
  }
}

// The command `plumbline lsp`: a language server for one client.
#pragma once

namespace plumbline::server {

/// Serves one session over the transport that the arguments name and returns the process's exit
/// code: 0 after `shutdown`, 1 when the session ended without it, 2 for arguments that allow no
/// session. `argv` is without the command's own words: it starts with the first flag. Takes
/// standard output for the protocol and ends the process itself once a session has begun, because
/// nothing may wait for a worker that is deep in an analysis. Signals keep their default action.
int run_language_server(int argc, char** argv);

}  // namespace plumbline::server

// The server as a program of its own: what the tests start, interrupt and kill.
#include "server/language_server.h"

int main(int argc, char** argv) {
  return plumbline::server::run_language_server(argc - 1, argv + 1);
}

// What happens on the disk beside the editor changes what the editor shows.
#include <catch2/catch.hpp>
#include <set>

#include "tests/server/session_fixture.h"

namespace plumbline::test {
namespace {

constexpr const char* kArchitecture = R"(
components: { shop: {files: ["shop/**"]}, vault: {files: ["vault/**"]} }
rules: [{ id: closed, kind: forbid, from: [shop], to: [vault] }]
)";

/// A shop that imports the vault, open in the editor.
struct Shop : Session {
  explicit Shop(std::string_view capabilities = kPlainClient)
      : Session(capabilities, Files{{".plumbline/architecture.yaml", kArchitecture},
                                    {"shop/till.py", "import vault.keys\n"},
                                    {"vault/keys.py", ""}}) {
    open(till, "python", 1, "import vault.keys\n");
    diagnostics(till, 1, violates);
  }

  static bool violates(const Json& list) { return mentions(list, "closed"); }

  void tell(const std::string& method, const std::string& files) {
    notify("workspace/" + method, files);
  }

  std::string till = workshop.uri("shop/till.py");
};

TEST_CASE("a file deleted outside the editor is no target of an import any more") {
  Shop shop;
  std::filesystem::remove(shop.workshop.path("vault/keys.py"));
  shop.tell("didChangeWatchedFiles",
            R"({"changes":[{"uri":")" + shop.workshop.uri("vault/keys.py") + R"(","type":3}]})");
  shop.diagnostics(shop.till, 1, is_empty);
  shop.workshop.write("vault/keys.py", "");
  shop.tell("didChangeWatchedFiles",
            R"({"changes":[{"uri":")" + shop.workshop.uri("vault/keys.py") + R"(","type":1}]})");
  shop.diagnostics(shop.till, 1, Shop::violates);
}

TEST_CASE("a folder renamed in the editor takes its files with it") {
  Shop shop;
  std::filesystem::rename(shop.workshop.path("vault"), shop.workshop.path("store"));
  shop.tell("didRenameFiles", R"({"files":[{"oldUri":")" + shop.workshop.uri("vault") +
                                  R"(","newUri":")" + shop.workshop.uri("store") + R"("}]})");
  shop.diagnostics(shop.till, 1, is_empty);
}

TEST_CASE("a cycle closed by a change on disk is shown in the file that is open") {
  Session session(kPlainClient, Files{{".plumbline/architecture.yaml",
                                       "rules: [{ id: no-cycles, kind: acyclic }]\n"},
                                      {"one.py", "import two\n"},
                                      {"two.py", "x = 1\n"}});
  const std::string one = session.workshop.uri("one.py");
  session.open(one, "python", 1, "import two\n");
  session.diagnostics(one, 1);
  session.workshop.write("two.py", "import one\n");
  session.notify("workspace/didChangeWatchedFiles",
                 R"({"changes":[{"uri":")" + session.workshop.uri("two.py") + R"(","type":2}]})");
  session.diagnostics(one, 1, [](const Json& list) { return mentions(list, "no-cycles"); });
}

TEST_CASE("what was typed and not saved does not count after closing") {
  Shop shop;
  const std::string keys = shop.workshop.uri("vault/keys.py");
  shop.open(keys, "python", 1, "import vault.keys\n");
  const std::string fresh = shop.workshop.uri("vault/fresh.py");
  shop.open(fresh, "python", 1, "");
  shop.diagnostics(fresh, 1);
  shop.change(shop.till, 2, R"([{"text":"import vault.fresh\n"}])");
  shop.diagnostics(shop.till, 2, Shop::violates);
  shop.notify("textDocument/didClose", about(fresh));  // never saved: there is no such file
  shop.diagnostics(shop.till, 2, is_empty);
}

TEST_CASE("rules in a folder that git ignores are in force") {
  Session session(kPlainClient, Files{{".gitignore", ".plumbline\n"}});
  std::filesystem::create_directory(session.workshop.path(".git"));
  session.open(session.uri, "python", 1, "danger(1)\n");
  session.diagnostics(session.uri, 1, has_danger);
}

std::set<std::string> watched(ScriptedClient& client) {
  std::set<std::string> patterns;
  for (const Json& one :
       client.await("client/registerCapability").member("registrations").items()) {
    for (const Json& watcher : one.member("registerOptions").member("watchers").items()) {
      patterns.insert(watcher.member("globPattern").dump());
    }
  }
  return patterns;
}

TEST_CASE("files are watched below the folders by a client that knows relative patterns") {
  Session session(kRichClient);
  const auto patterns = watched(session);
  CHECK(patterns.contains(R"({"baseUri":")" + session.workshop.uri() +
                          R"(","pattern":"**/.plumbline/**"})"));
  CHECK(session.faults().empty());

  TemporaryFolder another;
  session.notify(
      "workspace/didChangeWorkspaceFolders",
      R"({"event":{"added":[{"uri":")" + another.uri() + R"(","name":"another"}],"removed":[]}})");
  session.await("client/unregisterCapability");
  CHECK(
      watched(session).contains(R"({"baseUri":")" + another.uri() + R"(","pattern":"**/go.mod"})"));
  CHECK(session.faults().empty());
}

TEST_CASE("other clients are asked to watch them anywhere") {
  Session session(R"({"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true}}})");
  CHECK(watched(session).contains(R"("**/.plumblineignore")"));
  CHECK(session.faults().empty());
}

}  // namespace
}  // namespace plumbline::test

// The two systems of the specification, message by message.
#include <catch2/catch.hpp>

#include "tests/analyzers/boundaries/boundary_project.h"

namespace plumbline::test {

using Lines = std::vector<std::string>;

TEST_CASE("boundaries: the tunnel") {
  const std::string architecture = R"(
components:
  net: { files: ["net/**"] }
  nat: { files: ["nat/**"] }
  tunnel: { files: ["tunnel/**"] }
  vault: { files: ["vault/**"], public: [vault/api.h] }
rules:
  - { id: layers, kind: layers, order: [tunnel, nat, net] }
  - { id: vault-private, kind: protect, target: [vault], by: [tunnel] }
  - { id: vault-api, kind: interface, of: [vault] }
)";
  const Texts texts{
      {"nat/table.cc", "#include <mutex>\n#include \"tunnel/session.h\"\n"},
      {"nat/table.h", ""},
      {"net/socket.cc", ""},
      {"tunnel/session.cc", "#include \"vault/keys.h\"\n#include \"nat/table.h\"\n"},
      {"tunnel/session.h", ""},
      {"vault/api.h", ""},
      {"vault/keys.h", ""},
  };
  CHECK(check(architecture, texts) ==
        Lines{"nat/table.cc:2: error: `nat` is below `tunnel` and must not depend on it "
              "(tunnel/session.h) [layers]",
              "tunnel/session.cc:1: error: `vault/keys.h` is private to `vault`; its public entry "
              "is vault/api.h [vault-api]"});
}

TEST_CASE("boundaries: the web shop") {
  const std::string architecture = R"(
resolve: { python: {source_roots: [server]}, typescript: {tsconfig: [front/tsconfig.json]} }
components:
  front.view: { files: ["front/src/view/**"] }
  front.data: { files: ["front/src/data/**"] }
  http: { files: ["server/app/http/**"] }
  domain: { files: ["server/app/domain/**"] }
  sql: { files: ["server/app/sql/**"] }
  jobs: { files: ["jobs/**"], criticality: high, owner: team-pay }
rules:
  - { id: view-via-hooks, kind: forbid, from: [front.view], to: [front.data] }
  - { id: server-layers, kind: layers, order: [http, domain, sql], adjacent_only: true }
  - { id: jobs-offline, kind: packages, in: [jobs], forbid: [net/http] }
  - { id: no-cycles, kind: acyclic, scope: components, severity: warning }
)";
  const Texts texts{
      {"front/tsconfig.json", R"({"compilerOptions": {"paths": {"~/*": ["./src/*"]}}})"},
      {"front/src/hooks/b.ts", ""},
      {"front/src/data/rows.ts", ""},
      {"front/src/view/Basket.tsx",
       "import { useBasket } from \"~/hooks/b\";\nimport { rows } from \"../data/rows\";\n"
       "export const Basket = () => rows;\n"},
      {"server/app/http/basket.py",
       "import subprocess\nfrom app.domain import basket\nfrom ..sql import orders\n"},
      {"server/app/domain/basket.py", ""},
      {"server/app/sql/orders.py", "from app.http import basket\n"},
      {"jobs/go.mod", "module acme.test/jobs\n"},
      {"jobs/pay/run.go", "package pay\n\nimport \"net/http\"\n\nfunc Run() { http.Get(\"x\") }\n"},
  };
  CHECK(check(architecture, texts) ==
        Lines{"front/src/view/Basket.tsx:2: error: `front.view` must not depend on `front.data` "
              "(front/src/data/rows.ts) [view-via-hooks]",
              "jobs/pay/run.go:3: error: package `net/http` is forbidden in `jobs` (criticality "
              "high, owner team-pay) [jobs-offline]",
              "server/app/http/basket.py:3: warning: import is part of the component cycle http → "
              "sql → http [no-cycles]",
              "server/app/http/basket.py:3: error: `http` may use only the next layer `domain`, "
              "not `sql` [server-layers]",
              "server/app/sql/orders.py:1: warning: import is part of the component cycle sql → "
              "http → sql [no-cycles]",
              "server/app/sql/orders.py:1: error: `sql` is below `http` and must not depend on it "
              "[server-layers]"});
}

}  // namespace plumbline::test

// Where imports lead: "specifier → target", "specifier ⇒ package", "specifier ?".
#include <catch2/catch.hpp>

#include "tests/analyzers/boundaries/boundary_project.h"

namespace plumbline::test {
namespace {

using Lines = std::vector<std::string>;

Lines resolved(const std::string& path, const Texts& texts, const std::string& settings = "{}") {
  Lines lines;
  for (const auto& file : graph_of(settings, texts)->report().files) {
    if (file.path != path) continue;
    for (const auto& import : file.imports) {
      lines.push_back(import.specifier +
                      (import.target.empty()
                           ? import.external.empty() ? " ?" : " ⇒ " + import.external
                           : " → " + import.target));
    }
  }
  return lines;
}

}  // namespace

TEST_CASE("resolver: Python names modules, packages and namespaces") {
  const Texts texts{{"p/m.py",
                     "import os\nfrom . import sib, f\nfrom .sub import deep\nimport p.sub.deep\n"
                     "from ns.part import x\nfrom ..q import r\nimport p.sib.attr\n"
                     "import importlib as il\nil.import_module('p.sib')\n__import__('q.r')\n"
                     "s = 'import q'\n# import q\n"},
                    {"p/__init__.py", ""},
                    {"p/sib.py", ""},
                    {"p/sub/__init__.py", ""},
                    {"p/sub/deep.py", ""},
                    {"src/ns/part/x.py", ""},
                    {"q/r.py", ""}};
  CHECK(resolved("p/m.py", texts) ==
        Lines{"os ⇒ os", ".sib → p/sib.py", ". → p/__init__.py", ".sub.deep → p/sub/deep.py",
              "p.sub.deep → p/sub/deep.py", "ns.part.x → src/ns/part/x.py", "..q.r → q/r.py",
              "p.sib.attr → p/sib.py", "importlib ⇒ importlib", "p.sib → p/sib.py",
              "q.r → q/r.py"});
}

TEST_CASE("resolver: TypeScript reads tsconfig, workspaces, exports and imports maps") {
  const Texts texts{
      {"app/tsconfig.json", R"({"extends": "./base.json", /* why */ "include": ["src"],})"},
      {"app/base.json", R"({"compilerOptions": {"baseUrl": ".", "paths": {"@/*": ["src/*"]}}})"},
      {"app/package.json", R"({"name": "app", "imports": {"#cfg": "./src/cfg.ts"}})"},
      {"app/src/cfg.ts", ""},
      {"app/src/deep/index.ts", ""},
      {"app/src/js.ts", ""},
      {"app/src/m.ts",
       "import a from '@/deep';\nimport b from './js.js';\nimport c from '#cfg';\n"
       "import d from '@acme/ui';\nimport e from '@acme/ui/parts/x';\nimport g from "
       "'react-dom/client';\n"
       "import fs from 'node:fs';\nimport h from './gone';\nimport k from '@/gone';\nexport * from "
       "'src/cfg';\n"
       "import L = require('./deep');\nrequire(`./cfg`);\n"},
      {"ui/package.json",
       R"({"name": "@acme/ui", "exports": {".": {"types": "./dist/index.d.ts"}, "./parts/*": "./src/p/*.ts"}})"},
      {"ui/src/index.ts", ""},
      {"ui/src/p/x.ts", ""}};
  CHECK(resolved("app/src/m.ts", texts) ==
        Lines{"@/deep → app/src/deep/index.ts", "./js.js → app/src/js.ts", "#cfg → app/src/cfg.ts",
              "@acme/ui → ui/src/index.ts", "@acme/ui/parts/x → ui/src/p/x.ts",
              "react-dom/client ⇒ react-dom", "node:fs ⇒ node:fs", "./gone ?", "@/gone ?",
              "src/cfg → app/src/cfg.ts", "./deep → app/src/deep/index.ts",
              "./cfg → app/src/cfg.ts"});
}

TEST_CASE("resolver: a deep path that exports hide breaks the interface") {
  CHECK(check(R"(
components: { ui: {files: ["ui/**"]} }
rules: [{ id: r, kind: interface, of: [ui] }]
)",
              {{"ui/package.json", R"({"name": "@acme/ui", "exports": "./src/index.ts"})"},
               {"ui/src/index.ts", ""},
               {"ui/src/inner.ts", ""},
               {"m.ts", "import x from '@acme/ui';\nimport y from '@acme/ui/src/inner';\n"}}) ==
        Lines{"m.ts:2: error: `@acme/ui/src/inner` is not among the exports of its package, so it "
              "is private [r]"});
}

TEST_CASE("resolver: Go knows its own modules, the standard library and the rest") {
  const Texts texts{{"go.mod", "module acme.test/x\nreplace (\n  old.test/y => ./y\n)\n"},
                    {"pay/a.go",
                     "package pay\nimport (\n \"fmt\"\n \"acme.test/x/db\"\n"
                     " \"old.test/y\"\n \"github.com/z/w\"\n \"acme.test/x/no\"\n)\n"},
                    {"db/d.go", "package db\n"},
                    {"y/y.go", "package y\n"}};
  CHECK(resolved("pay/a.go", texts) == Lines{"fmt ⇒ fmt", "acme.test/x/db → db", "old.test/y → y",
                                             "github.com/z/w ⇒ github.com/z/w",
                                             "acme.test/x/no ?"});
}

TEST_CASE("resolver: C++ looks beside the file, then in the include folders") {
  const Texts texts{
      {"src/a.cc",
       "#include \"b.h\"\n#include \"lib/c.h\"\n#include <lib/c.h>\n#include <vector>\n"
       "#include \"gone.h\"\n"},
      {"src/b.h", ""},
      {"b.h", ""},
      {"lib/c.h", ""}};
  const Lines expected{"b.h → src/b.h", "lib/c.h → lib/c.h", "lib/c.h → lib/c.h", "vector ⇒ vector",
                       "gone.h ?"};
  CHECK(resolved("src/a.cc", texts) == expected);
  CHECK(resolved("src/a.cc", texts, "resolve: { cpp: { include_dirs: ['.'] } }") == expected);
}

TEST_CASE("resolver: half-typed code keeps the imports that parse") {
  CHECK(resolved("m.py",
                 {{"m.py", "import a\nfrom \nimport b\ndef f(:\n"}, {"a.py", ""}, {"b.py", ""}})
            .size() >= 1);
  for (const char* text : {"import", "from . import (", "import {", "require(", "import '",
                           "#include \"", "import (\"", "\xff\xfeimport a", "import a\r"}) {
    for (const char* path : {"x.py", "x.ts", "x.go", "x.cc"}) {
      CHECK(imports_of(path, text) != nullptr);
    }
  }
}

}  // namespace plumbline::test

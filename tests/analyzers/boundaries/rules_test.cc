// What each kind of rule means.
#include <catch2/catch.hpp>

#include "tests/analyzers/boundaries/boundary_project.h"

namespace plumbline::test {
namespace {

using Lines = std::vector<std::string>;

constexpr const char* kParts = R"(
components:
  a: { files: ["a/**"] }
  b: { files: ["b/**"] }
  c: { files: ["c/**"] }
rules:
)";

Lines under(const std::string& rule, const Texts& texts) {
  return check(std::string(kParts) + "  - " + rule + "\n", texts);
}

}  // namespace

TEST_CASE("boundaries: transitive forbid reports where the way begins, with the way") {
  CHECK(under("{ id: r, kind: forbid, from: [a], to: [c], via: transitive }",
              {{"a/x.py", "import b.y\n"}, {"b/y.py", "import c.z\n"}, {"c/z.py", ""}}) ==
        Lines{"a/x.py:1: error: `a` must not depend on `c` (a/x.py → b/y.py → c/z.py) [r]"});
}

TEST_CASE("boundaries: a way through another file of the source is that file's business") {
  CHECK(under("{ id: r, kind: forbid, from: [a], to: [c], via: transitive }",
              {{"a/w.py", "import a.x\n"}, {"a/x.py", "import c.z\n"}, {"c/z.py", ""}}) ==
        Lines{"a/x.py:1: error: `a` must not depend on `c` (c/z.py) [r]"});
}

TEST_CASE("boundaries: an excused edge is gone for transitive rules and shown as excused") {
  CHECK(under("{ id: r, kind: forbid, from: [a], to: [c], via: transitive, "
              "except: [{from: 'b/**', to: 'c/**', because: old}] }",
              {{"a/x.py", "import b.y\n"}, {"b/y.py", "import c.z\n"}, {"c/z.py", ""}})
            .empty());
  CHECK(under("{ id: r, kind: forbid, from: [a], to: [c], "
              "except: [{from: a.x, because: old, until: 2026-12-31}] }",
              {{"a/x.py", "import c.z\n"}, {"c/z.py", ""}, {"b/y.py", ""}}) ==
        Lines{"a/x.py:1: error: `a` must not depend on `c` (c/z.py) [r] (excused: old)"});
}

TEST_CASE("boundaries: an exception past its date excuses nothing") {
  CHECK(under("{ id: r, kind: forbid, from: [a], to: [c], "
              "except: [{from: 'a/**', because: old, until: 2026-09-30}] }",
              {{"a/x.py", "import c.z\n"}, {"c/z.py", ""}}) ==
        Lines{"a/x.py:1: error: `a` must not depend on `c` (c/z.py) [r]"});
}

TEST_CASE("boundaries: type-only and dynamic imports pass where the rule says so") {
  const Texts texts{{"a/t.ts", "import type { T } from '../c/z';\n"},
                    {"a/d.ts", "const z = await import('../c/z');\n"},
                    {"c/z.ts", ""}};
  CHECK(under("{ id: r, kind: forbid, from: [a], to: [c] }", texts).size() == 2);
  CHECK(under("{ id: r, kind: forbid, from: [a], to: [c], imports: value }", texts) ==
        Lines{"a/d.ts:1: error: `a` must not depend on `c` (c/z.ts) [r]"});
  CHECK(under("{ id: r, kind: forbid, from: [a], to: [c], imports: static }", texts) ==
        Lines{"a/t.ts:1: error: `a` must not depend on `c` (c/z.ts) [r]"});
}

TEST_CASE("boundaries: allow_only knows unassigned files only when told") {
  const Texts texts{
      {"a/x.py", "import b.y, c.z, loose\n"}, {"b/y.py", ""}, {"c/z.py", ""}, {"loose.py", ""}};
  CHECK(under("{ id: r, kind: allow_only, from: [a], to: [b] }", texts) ==
        Lines{"a/x.py:1: error: `a` may depend only on `b`, not on `c` (c/z.py) [r]"});
  CHECK(under("{ id: r, kind: allow_only, from: [a], to: [b], unassigned: deny }", texts).size() ==
        2);
}

TEST_CASE("boundaries: protect counts files in no component too") {
  CHECK(under("{ id: r, kind: protect, target: [c], by: [b] }", {{"main.py", "import c.z\n"},
                                                                 {"b/y.py", "import c.z\n"},
                                                                 {"c/z.py", "import c.w\n"},
                                                                 {"c/w.py", ""}}) ==
        Lines{"main.py:1: error: `c` may be used only by `b`, not by this file (c/z.py) [r]"});
}

TEST_CASE("boundaries: a file in two components is checked under both") {
  CHECK(check(R"(
components: { a: {files: ["x/**"]}, b: {files: ["x/deep/**"]}, c: {files: ["c/**"]} }
rules:
  - { id: ra, kind: forbid, from: [a], to: [c] }
  - { id: rb, kind: forbid, from: [b], to: [c] }
  - { id: inside, kind: forbid, from: [a], to: [b] }
)",
              {{"x/deep/f.py", "import c.z\nimport x.g\n"},
               {"x/g.py", "import x.deep.f\n"},
               {"c/z.py", ""}})
            .size() == 2);
}

TEST_CASE("boundaries: independent siblings of a layer, and a diamond that is none of them") {
  CHECK(
      under("{ id: r, kind: layers, order: [a, [b, c]] }",
            {{"a/x.py", "import b.y\nimport c.z\n"}, {"b/y.py", "import c.z\n"}, {"c/z.py", ""}}) ==
      Lines{"b/y.py:1: error: `b` and `c` must stay independent (c/z.py) [r]"});
}

TEST_CASE("boundaries: an inner list with one pattern holds independent siblings as well") {
  const Texts texts{{"f/cart/x.py", "import f.pay.y\n"}, {"f/pay/y.py", ""}};
  const std::string components = "components: { \"f.{n}\": { files: [\"f/{n}/**\"] } }\n";
  CHECK(check(components + "rules: [{ id: r, kind: layers, order: [[f.*]] }]\n", texts).size() ==
        1);
  CHECK(check(components + "rules: [{ id: r, kind: layers, order: [f.*] }]\n", texts).empty());
}

TEST_CASE("boundaries: the report counts uses between components and marks the forbidden") {
  const auto graph =
      graph_of(std::string(kParts) + "  - { id: r, kind: forbid, from: [a], to: [c] }\n",
               {{"a/x.py", "import b.y\nimport c.z\n"}, {"b/y.py", ""}, {"c/z.py", ""}});
  const auto report = graph->report();
  REQUIRE(report.components[0].uses.size() == 2);
  CHECK(report.components[0].uses[0].allowed);
  CHECK_FALSE(report.components[0].uses[1].allowed);
}

TEST_CASE("boundaries: file cycles name the shortest way round; self-imports are none") {
  CHECK(under("{ id: r, kind: acyclic }", {{"a/x.py", "import b.y\n"},
                                           {"b/y.py", "import c.z\nimport b.y\n"},
                                           {"c/z.py", "import a.x\n"}})[0] ==
        "a/x.py:1: error: import is part of the file cycle a/x.py → b/y.py → c/z.py → a/x.py [r]");
}

TEST_CASE("boundaries: sibling cycles are looked for down to the depth") {
  const Texts texts{{"p/a/one.py", "import p.b.two\n"},
                    {"p/b/two.py", "import p.a.one\n"},
                    {"p/a/__init__.py", ""},
                    {"p/b/__init__.py", ""},
                    {"p/__init__.py", "import p.a.one\n"},
                    {"p/a/in/x.py", "import p.a.in2.y\n"},
                    {"p/a/in2/y.py", "import p.a.in.x\n"}};
  const auto with_depth = [&](const std::string& depth) {
    return check("rules: [{ id: r, kind: acyclic, scope: siblings, within: p" + depth + " }]\n",
                 texts)
        .size();
  };
  CHECK(with_depth(", depth: 0") == 2);
  CHECK(with_depth(", depth: 1") == 4);
  CHECK(with_depth("") == 4);
}

TEST_CASE("boundaries: captures make one component per match") {
  CHECK(check(R"(
components: { "feature.{name}": { files: ["f/{name}/**"] } }
rules: [{ id: r, kind: independent, components: ["feature.*"] }]
)",
              {{"f/cart/x.py", "import f.pay.y\nimport f.cart.z\n"},
               {"f/cart/z.py", ""},
               {"f/pay/y.py", ""}}) ==
        Lines{"f/cart/x.py:1: error: `feature.cart` and `feature.pay` must stay independent "
              "(f/pay/y.py) [r]"});
}

TEST_CASE("boundaries: an interface shows its public names only") {
  CHECK(check(R"(
components: { v: { files: ["v/**"], public_symbols: [Seal] } }
rules: [{ id: r, kind: interface, of: [v] }]
)",
              {{"m.py", "from v.box import Seal, key\n"}, {"v/box.py", ""}}) ==
        Lines{"m.py:1: error: `key` is private to `v`; its public names are `Seal` [r]"});
}

TEST_CASE("boundaries: packages, the standard library among them") {
  CHECK(under("{ id: r, kind: packages, in: [a], allow_only: [std, requests] }",
              {{"a/x.py", "import os.path\nimport requests.adapters\nimport flask\n"}}) ==
        Lines{"a/x.py:3: error: package `flask` is not among the packages allowed in `a` [r]"});
}

TEST_CASE("boundaries: the last matching entry of targets decides") {
  CHECK(under("{ id: r, kind: targets, in: [a], rules: [{deny: ['include:third/**']}, "
              "{allow: ['include:third/ok.h']}] }",
              {{"a/x.cc", "#include <third/ok.h>\n#include <third/bad.h>\n"}}) ==
        Lines{"a/x.cc:2: error: `third/bad.h` is denied in `a` [r]"});
}

TEST_CASE("boundaries: coverage reports source files in no component on their first line") {
  CHECK(under("{ id: r, kind: coverage, files: ['**'] }",
              {{"a/x.py", ""}, {"stray.py", "x = 1\n"}, {"notes.md", ""}}) ==
        Lines{"stray.py:1: error: `stray.py` is in no component; add it to one [r]"});
}

TEST_CASE("boundaries: empty components and stale exceptions are findings of the file itself") {
  const auto graph = graph_of(std::string(kParts) +
                                  "  - { id: r, kind: forbid, from: [a], to: [b], "
                                  "except: [{from: 'a/**', to: 'gone/**', because: x}] }\n",
                              {{"a/x.py", "import b.y\n"}, {"b/y.py", ""}});
  const auto findings = graph->architecture_findings();
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].rule == "empty-component");
  CHECK(findings[1].rule == "stale-exception");
}

TEST_CASE("boundaries: the vetting is part of the message") {
  CHECK(under("{ id: r, kind: forbid, from: [a], to: [b], "
              "vetted: {by: A. Reviewer, on: 2026-03-02, adr: ADR-12} }",
              {{"a/x.py", "import b.y\n"}, {"b/y.py", ""}}) ==
        Lines{"a/x.py:1: error: `a` must not depend on `b` (b/y.py); vetted by A. Reviewer, "
              "2026-03-02, ADR-12 [r]"});
}

}  // namespace plumbline::test

// Every fault of the architecture file stands on its own line.
#include "analyzers/boundaries/architecture.h"

#include <catch2/catch.hpp>

#include "analyzers/source/line_index.h"
#include "tests/analyzers/boundaries/boundary_project.h"

namespace plumbline::test {
namespace {

/// "line: rule: message"
std::vector<std::string> faults_of(const std::string& yaml) {
  const LineIndex lines(yaml);
  std::vector<std::string> faults;
  for (const auto& fault : boundaries::load_architecture(yaml, kToday).faults) {
    faults.push_back(std::to_string(lines.line_of(fault.range.begin).value + 1) + ": " +
                     fault.rule + ": " + fault.message);
  }
  return faults;
}

}  // namespace

TEST_CASE("architecture: faults with suggestions") {
  struct Row {
    const char* yaml;
    const char* fault;
  };
  const Row row = GENERATE(
      Row{"componets: {}\n",
          "1: config: unknown key `componets`; did you mean `components`? (in the architecture "
          "file)"},
      Row{"components: { vault: { files: [a] } }\nrules:\n - id: r\n   kind: forbid\n"
          "   from: [vualt]\n   to: [vault]\n",
          "5: config: unknown component `vualt`; did you mean `vault`?"},
      Row{"rules:\n - id: r\n   kind: layer\n   order: []\n",
          "3: config: unknown kind `layer`; did you mean `layers`?"},
      Row{"components: { a: { files: [a] } }\nrules:\n - { id: r, kind: acyclic }\n"
          " - { id: r, kind: acyclic }\n",
          "4: config: rule id `r` is already used above"},
      Row{"components:\n  a: { files: [x] }\n  a: { files: [y] }\n",
          "3: config: component `a` is already declared above"},
      Row{"rules:\n - { id: r, kind: acyclic,\n  depth: many }\n",
          "3: config: `depth` must be a whole number, 0 or more"},
      Row{"rules:\n - { id: r, kind: acyclic, except: [\n  {from: a, because: b, until: "
          "2026-02-30}]}\n",
          "3: config: `until` must be a date like 2026-09-30"},
      Row{"rules:\n - { id: r, kind: acyclic, except: [\n  {from: a, because: b, until: "
          "2026-09-30}]}\n",
          "3: expired-exception: this exception of `r` ended on 2026-09-30; remove it or agree on "
          "a "
          "new date"},
      Row{"require_vetting: true\nrules:\n - { id: r, kind: acyclic }\n",
          "3: unvetted: rule `r` is not vetted; add `vetted: {by, on}`"},
      Row{"rules:\n - { id: r, kind: guard, call: f, needs: g }\n",
          "2: config: rules of kind `guard` are not checked yet; this one has no effect"},
      Row{"rules:\n - { id: r, kind: acyclic, severity: eror }\n",
          "2: config: unknown severity `eror`; did you mean `error`?; use one of error warning "
          "info"});
  CHECK(faults_of(row.yaml) == std::vector<std::string>{row.fault});
}

TEST_CASE("architecture: hostile files are faults, not crashes") {
  for (const char* yaml : {"", "[", "- 1", "components: 3", "components: {a: }", "rules: {}",
                           "rules: [1, [], {}]", "\xff\xfe", "components: {a: {files: {}}}"}) {
    CHECK(boundaries::load_architecture(yaml, kToday).architecture != nullptr);
  }
}

}  // namespace plumbline::test

// A graph brought up to date file by file equals one built from nothing.
#include <catch2/catch.hpp>

#include "tests/analyzers/boundaries/boundary_project.h"
#include "tests/support/random_edits.h"

namespace plumbline::test {
namespace {

constexpr const char* kArchitecture = R"(
components: { a: {files: ["a/**"]}, b: {files: ["b/**"]}, c: {files: ["c/**"]} }
rules:
  - { id: cycles, kind: acyclic, except: [{from: a.one, to: b.two, because: known}] }
  - { id: parts, kind: acyclic, scope: components }
  - { id: down, kind: layers, order: [a, b, c], via: transitive }
  - { id: far, kind: forbid, from: [a], to: [c], via: transitive }
)";

Texts small_project() {
  return {{"a/one.py", "import b.two\n"},   {"a/other.py", "import c.three\n"},
          {"b/two.py", "import c.three\n"}, {"b/loose.py", "x = 1\n"},
          {"c/three.py", "import a.one\n"}, {"c/four.py", "from b import loose\n"}};
}

}  // namespace

TEST_CASE("boundaries: an unsaved edit in one file changes the cycle shown in another") {
  const Texts texts{{"a/one.py", "import b.two\n"},   {"a/other.py", "import c.three\n"},
                    {"b/two.py", "import c.three\n"}, {"b/alone.py", "import c.four\n"},
                    {"c/three.py", "import a.one\n"}, {"c/four.py", ""}};
  const auto graph = graph_of("rules: [{ id: r, kind: acyclic }]\n", texts);
  REQUIRE(graph->findings("b/two.py").size() == 1);
  const auto affected = graph->set_file(imports_of("c/three.py", "x = 1\n"));
  CHECK(affected == std::vector<std::string>{"a/one.py", "b/two.py", "c/three.py"});
  CHECK(graph->findings("b/two.py").empty());
}

TEST_CASE("boundaries: equal imports on other lines only move ranges") {
  const auto graph = graph_of(kArchitecture, small_project());
  const auto before = graph->findings("c/three.py");
  CHECK(graph->set_file(imports_of("c/three.py", "\n\nimport a.one\n")).empty());
  const auto after = graph->findings("c/three.py");
  REQUIRE(after.size() == before.size());
  CHECK(after[0].range.begin.value == before[0].range.begin.value + 2);
}

TEST_CASE("boundaries: random edits, incremental equals fresh") {
  Texts texts = small_project();
  const auto graph = graph_of(kArchitecture, texts);
  const std::vector<std::string> snippets{"import a.one\n", "import b.two\n", "import c.three\n",
                                          "from b import loose\n", "import c.four as f\n"};
  uint32_t seed = 7;
  const int edits = from_environment("PLUMBLINE_GRAPH_EDITS", 300);
  Texts shown;  // the findings that an editor would show, renewed only where told
  const auto show = [&](const std::string& path) {
    std::string all;
    for (const std::string& line : lines_of(*graph, {{path, texts[path]}})) all += line + "\n";
    shown[path] = all;
  };
  for (const auto& [path, text] : texts) show(path);
  for (int i = 0; i < edits; ++i) {
    auto file = texts.begin();
    std::advance(file, static_cast<long>(seed % texts.size()));
    random_edit(file->second, snippets, seed);
    auto affected = graph->set_file(imports_of(file->first, file->second));
    affected.push_back(file->first);
    for (const std::string& path : affected) show(path);
    const auto fresh = check(kArchitecture, texts);
    INFO("edit " << i << " in " << file->first << ":\n" << file->second);
    REQUIRE(lines_of(*graph, texts) == fresh);
    std::string expected;
    for (const std::string& line : fresh) expected += line + "\n";
    std::string actual;
    for (const auto& [path, lines] : shown) actual += lines;
    REQUIRE(actual == expected);
  }
}

TEST_CASE("boundaries: a graph loaded in any order is the same") {
  const Texts texts = small_project();
  const auto loaded = boundaries::load_architecture(kArchitecture, kToday);
  boundaries::Graph graph(loaded.architecture, std::make_shared<MemoryFiles>(texts));
  for (auto file = texts.rbegin(); file != texts.rend(); ++file) {
    graph.load_file(imports_of(file->first, file->second));
    graph.findings("a/one.py");
  }
  CHECK(lines_of(graph, texts) == check(kArchitecture, texts));
}

TEST_CASE("boundaries: files that come and go are resolved anew") {
  Texts texts = small_project();
  const auto graph = graph_of(kArchitecture, texts);
  graph->remove_file("c/three.py");
  texts.erase("c/three.py");
  CHECK(lines_of(*graph, texts) == check(kArchitecture, texts));
  texts["c/three.py"] = "import a.one\n";
  graph->set_file(imports_of("c/three.py", texts["c/three.py"]));
  CHECK(lines_of(*graph, texts) == check(kArchitecture, texts));
}

}  // namespace plumbline::test

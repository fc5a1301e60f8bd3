// A scan leaves out the tree of a text in which the tree lane would find nothing.
#include <catch2/catch.hpp>

#include "analyzers/secrets/secrets.h"
#include "analyzers/syntax/parser.h"
#include "tests/analyzers/secrets/example_template.h"
#include "tests/analyzers/secrets/record_example.h"

namespace plumbline::secrets::test {

TEST_CASE("where no tree is asked for, none would lead to a finding") {
  for (const RecordExample& example : record_examples()) {
    const Snapshot snapshot =
        make_snapshot(std::string(example.path), expand(example.text, 1).text, Date{2026, 11, 24});
    if (may_find_in_tree(snapshot)) continue;
    INFO(example.rule);
    CHECK(analyze_tree({snapshot, nullptr, nullptr, {}}).findings.empty());
    const auto tree = syntax::has_grammar(snapshot.language)
                          ? syntax::parse(snapshot.language, snapshot.view())
                          : std::nullopt;
    if (tree) CHECK(analyze_tree({snapshot, &*tree, nullptr, {}}).findings.empty());
  }
}

TEST_CASE("a tree is asked for by a candidate, not by a secret-like name") {
  const auto asks = [](const std::string& text) {
    return may_find_in_tree(make_snapshot("a.py", text, Date{2026, 11, 24}));
  };
  CHECK_FALSE(asks("def key(token): return password\n"));
  CHECK_FALSE(asks("password = os.environ['PASSWORD']\n"));
  CHECK(asks(expand("password = \"{base62:9}9aB!\"\n", 1).text));
}

}  // namespace plumbline::secrets::test

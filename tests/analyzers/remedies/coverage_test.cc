// Every kind of credential that the secret records know gets at least the broker edit wherever it
// stands in code, and no row that is for another kind.
#include <catch2/catch.hpp>
#include <set>

#include "analyzers/configuration/yaml_node.h"
#include "tests/analyzers/remedies/marked_text.h"
#include "tests/support/records.h"

namespace plumbline::test {
namespace {

using configuration::YamlNode;

/// The `remedy:` keys under rules/secrets, of files and of single rules.
std::set<std::string> kinds_of_records() {
  std::set<std::string> kinds;
  for (const Record& record : read_records("secrets")) {
    kinds.insert(record.root.string_or("remedy", "generic"));
    const YamlNode* const rules = record.root.find("rules");
    if (rules == nullptr) continue;
    for (const YamlNode& rule : rules->items) kinds.insert(rule.string_or("remedy", "generic"));
  }
  return kinds;
}

struct Position {
  std::string path;
  std::string text;
};

const std::vector<Position> kPositions = {
    {"a.py", "client = connect(\"⟦S⟧\")\n"},
    {"a.js", "const client = connect(\"⟦S⟧\");\n"},
    {"a.ts", "const client = connect({ token: \"⟦S⟧\" });\n"},
    {"a.go", "package m\n\nvar client = connect(\"⟦S⟧\")\n"},
    {"A.java", "class A { Client c = connect(\"⟦S⟧\"); }\n"},
    {"a.cs", "class A { Client c = Connect(\"⟦S⟧\"); }\n"},
    {"a.rb", "client = connect(\"⟦S⟧\")\n"},
    {"a.php", "<?php\n$client = connect('⟦S⟧');\n"},
    {"a.rs", "fn f() { connect(\"⟦S⟧\"); }\n"},
    {"a.c", "void f(void) { connect(\"⟦S⟧\"); }\n"},
    {"a.cc", "void f() { connect(\"⟦S⟧\"); }\n"},
};

TEST_CASE("no credential in code is left without the broker edit") {
  for (const std::string& kind : kinds_of_records()) {
    for (const Position& position : kPositions) {
      INFO(kind << " in " << position.path);
      const Marked text = read_marks(position.text);
      const auto all = remedies_in(text, position.path, finding_of(text, kind));
      REQUIRE_FALSE(all.empty());
      CHECK(all.back().row.starts_with("B."));
      CHECK(all.back().cls == remedies::Class::A);
    }
  }
}

TEST_CASE("a storage key leads to row 4, a client secret to row 3") {
  const Marked text = read_marks(
      "a = ClientSecretCredential(\"t\", \"c\", \"⟦S⟧\")\n"
      "b = BlobServiceClient(\"https://a.blob.core.windows.net\", credential=\"⟦S⟧\")\n");
  for (const auto& [kind, place, row] : std::vector<std::tuple<std::string, size_t, std::string>>{
           {"azure-client-secret", 0, "3.py"}, {"azure-storage-key", 1, "4.py"}}) {
    Finding finding = finding_of(text, kind);
    finding.range = text.secrets[place];
    finding.secret_ranges = {text.secrets[place]};
    CHECK(row_among(remedies_in(text, "a.py", finding), row) != nullptr);
    finding.secret_ranges = {text.secrets[1 - place]};
    CHECK(remedies_in(text, "a.py", finding).front().row == "B.py");
  }
}

}  // namespace
}  // namespace plumbline::test

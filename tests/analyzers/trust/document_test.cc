// One policy in three spellings is one document; half-typed text is read as far as it goes.
#include "analyzers/trust/document.h"

#include <catch2/catch.hpp>

#include "analyzers/syntax/parser.h"

namespace plumbline::trust::test {
namespace {

Value read(const std::string& path, const std::string& text) {
  const Snapshot snapshot = make_snapshot(path, text);
  const auto tree = syntax::parse(snapshot.language, text);
  REQUIRE(tree);
  const std::vector<Value> documents = read_documents(snapshot, *tree);
  return documents.empty() ? Value() : documents.front();
}

void check_policy(const Value& policy) {
  REQUIRE(policy.find("Statement") != nullptr);
  const std::vector<const Value*> statements = policy.find("Statement")->each();
  REQUIRE(statements.size() == 1);
  CHECK(statements[0]->text_of("Effect") == "Allow");
  REQUIRE(statements[0]->find("Action") != nullptr);
  CHECK(statements[0]->find("Action")->items.size() == 2);
}

TEST_CASE("JSON, YAML and HCL say the same") {
  check_policy(read("a.json", R"({"Statement": [{"Effect": "Allow", "Action": ["a", "b"]}]})"));
  check_policy(read("a.yaml", "Statement:\n  - Effect: Allow  # all\n    Action: [a, 'b']\n"));
  check_policy(read("a.yaml", "Statement:\n- Effect: \"Allow\"\n  Action:\n  - a\n  - b\n"));
  const Value file = read("a.tf",
                          "resource \"x\" \"y\" {\n  policy = jsonencode({ Statement = [{ Effect = "
                          "\"Allow\", Action = [\"a\", \"b\"] }] })\n}\n");
  REQUIRE(file.find("resource") != nullptr);
  CHECK(file.find("resource")->labels == std::vector<std::string>{"x", "y"});
  check_policy(*file.find("resource")->find("policy"));
}

TEST_CASE("half-typed and odd documents are read as far as they go") {
  CHECK(read("a.json", "{\"a\": ").find("b") == nullptr);
  CHECK(read("a.yaml", "").kind != Value::Kind::map);
  CHECK(read("a.yaml", "a: &x 1\n").text_of("a") == "1");
  CHECK(read("a.json", std::string(100'000, '[')).entries.empty());
}

}  // namespace
}  // namespace plumbline::trust::test

// Every record of the pack carries its examples; here they are held to them.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "analyzers/configuration/yaml_node.h"
#include "analyzers/patterns/rule_set.h"
#include "analyzers/patterns/rule_tests.h"
#include "tests/analyzers/patterns/marked_code.h"

namespace plumbline::patterns::test {
namespace {

using configuration::YamlNode;

std::string ending_of(const std::string& language) {
  static const std::map<std::string, std::string> kEndings = {
      {"python", "py"}, {"javascript", "js"}, {"typescript", "ts"},
      {"tsx", "tsx"},   {"go", "go"},         {"java", "java"},
      {"c", "c"}};
  return kEndings.at(language);
}

std::string apply_fixes(const std::string& path, const std::string& text) {
  const Snapshot snapshot = make_snapshot(path, text);
  const std::optional<syntax::Tree> tree = syntax::parse(snapshot.language, text);
  std::vector<Finding> findings =
      analyze({snapshot, &*tree, nullptr, {}}, *builtin_rules(), nullptr).findings;
  std::string fixed = text;
  for (auto it = findings.rbegin(); it != findings.rend(); ++it) {
    if (it->fixes.empty()) continue;
    const TextEdit& edit = it->fixes[0].edits[0];
    fixed.replace(edit.range.begin.value, edit.range.length(), edit.new_text);
  }
  return fixed;
}

void check_example(const YamlNode& example) {
  const std::string path = "example." + ending_of(example.string_or("language", "python"));
  const std::string code = example.string_or("code", "");
  INFO(code);
  for (const AnnotationResult& result : test_rules(*builtin_rules(), path, code)) {
    INFO("line " << result.line.value + 1 << ", " << result.rule);
    CHECK(result.expected == result.reported);
  }
  if (example.find("fixed") != nullptr)
    CHECK(apply_fixes(path, code) == example.string_or("fixed", ""));
}

TEST_CASE("the records load without a fault and keep their promises") {
  for (const RuleFile& file : builtin_files()) {
    INFO(file.path);
    const ReadRules read = read_rules(file);
    CHECK(read.faults.empty());
    for (const configuration::Fault& fault : read.faults) UNSCOPED_INFO(fault.message);
    const LoadedRules loaded = load_rules({&file, 1}, false);
    for (const RuleFault& fault : loaded.faults) {
      INFO(fault.fault.message);
      CHECK(fault.path.empty());
    }
    for (const Rule& rule : read.rules) {
      CHECK(rule.info.message.size() <= 120);
      CHECK(rule.info.id.starts_with("patterns/"));
      CHECK_FALSE(rule.info.help.empty());
      CHECK_FALSE(rule.info.cwe.empty());
    }
    const configuration::YamlDocument document = configuration::parse_yaml(file.text);
    const YamlNode* const examples = document.root.find("rules")->items.at(0).find("examples");
    REQUIRE(examples != nullptr);
    for (const YamlNode& example : examples->items) check_example(example);
  }
}

TEST_CASE("every record on disk is in the pack") {
  const std::filesystem::path root = std::string(PLUMBLINE_SOURCE_DIR) + "/rules/patterns";
  size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    count += entry.path().extension() == ".yaml" ? 1 : 0;
  }
  CHECK(builtin_files().size() == count);
}

}  // namespace
}  // namespace plumbline::patterns::test

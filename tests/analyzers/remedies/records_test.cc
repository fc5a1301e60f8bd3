// Every record under rules/remedies: its examples are applied and compared whole, with both line
// ends, and its refused texts get no class-A edit of that row.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "analyzers/configuration/yaml_node.h"
#include "tests/analyzers/remedies/marked_text.h"

namespace plumbline::test {
namespace {

using configuration::YamlNode;
using remedies::Class;
using remedies::Remedy;

struct Record {
  std::string file;
  YamlNode root;
};

std::vector<Record> read_records() {
  std::vector<Record> records;
  const std::filesystem::path folder = std::string(PLUMBLINE_SOURCE_DIR) + "/rules/remedies";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream file(entry.path());
    std::stringstream text;
    text << file.rdbuf();
    auto document = configuration::parse_yaml(text.str());
    REQUIRE_FALSE(document.fault);
    records.push_back({entry.path().filename().string(), std::move(document.root)});
  }
  return records;
}

void check_example(const Record& record, const YamlNode& example, bool crlf) {
  const std::string before = example.string_or("before", "");
  const std::string after = example.string_or("after", "");
  const Marked marked = read_marks(crlf ? with_crlf(before) : before);
  const Finding finding = finding_of(marked, record.root.string_or("kind", ""));
  const auto all = remedies_in(marked, record.root.string_or("path", ""), finding);
  const Remedy* const remedy = row_among(all, record.root.string_or("id", ""));
  CHECK(remedy != nullptr);
  if (remedy == nullptr) return;
  CHECK(remedy->cls == Class::A);
  CHECK(applied(marked, *remedy) == (crlf ? with_crlf(after) : after));
  CHECK(name_of(remedy->precondition) == record.root.string_or("precondition", ""));
}

void check_refused(const Record& record, const YamlNode& example) {
  const Marked marked = read_marks(example.string_or("before", ""));
  const Finding finding = finding_of(marked, record.root.string_or("kind", ""));
  const auto all = remedies_in(marked, record.root.string_or("path", ""), finding);
  const Remedy* const remedy = row_among(all, record.root.string_or("id", ""));
  CHECK((remedy == nullptr || remedy->cls != Class::A));
}

TEST_CASE("each record's examples come out as written") {
  for (const Record& record : read_records()) {
    for (const YamlNode& example : record.root.find("examples")->items) {
      INFO(record.file << ": " << example.string_or("name", ""));
      check_example(record, example, false);
      check_example(record, example, true);
    }
  }
}

TEST_CASE("each record's refused texts get no complete edit of that row") {
  for (const Record& record : read_records()) {
    for (const YamlNode& example : record.root.find("refused")->items) {
      INFO(record.file << ": " << example.string_or("name", ""));
      check_refused(record, example);
    }
  }
}

}  // namespace
}  // namespace plumbline::test

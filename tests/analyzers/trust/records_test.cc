// Every record under rules/trust: its examples report exactly the marked ranges («…»), its silent
// texts nothing.
#include "tests/support/records.h"

#include <catch2/catch.hpp>

#include "analyzers/configuration/yaml_node.h"
#include "analyzers/syntax/parser.h"
#include "analyzers/trust/trust.h"

namespace plumbline::trust::test {
namespace {

using configuration::YamlNode;
using plumbline::test::read_records;
using plumbline::test::Record;

struct Marked {
  std::string text;
  std::vector<ByteRange> ranges;
};

Marked unmark(const std::string& text) {
  Marked marked;
  uint32_t open = 0;
  for (size_t i = 0; i < text.size();) {
    const auto at = static_cast<uint32_t>(marked.text.size());
    if (text.compare(i, 2, "«") == 0) {
      open = at;
      i += 2;
    } else if (text.compare(i, 2, "»") == 0) {
      marked.ranges.push_back(byte_range(open, at));
      i += 2;
    } else {
      marked.text += text[i++];
    }
  }
  return marked;
}

/// The ranges that the rule reports in the text, at the path and with the subjects of the example.
std::vector<ByteRange> reported(const std::string& rule, const YamlNode& example,
                                const std::string& text) {
  const Snapshot snapshot = make_snapshot(example.string_or("path", ""), text);
  const auto tree = syntax::parse(snapshot.language, text);
  Policy policy;
  if (const YamlNode* const subjects = example.find("subjects")) {
    for (const YamlNode& subject : subjects->items) policy.subjects.push_back(subject.scalar);
  }
  std::vector<ByteRange> ranges;
  const AnalysisInput input{snapshot, tree ? &*tree : nullptr, nullptr, {}};
  for (const Finding& finding : analyze(input, policy).findings) {
    CHECK(finding.message.size() <= 120);
    if (finding.rule == rule) ranges.push_back(finding.range);
  }
  return ranges;
}

std::string id_of(const Record& record) {
  return "secrets/trust-" + record.root.string_or("id", "");
}

TEST_CASE("the examples of each record are found where they are marked") {
  for (const Record& record : read_records("trust")) {
    for (const YamlNode& example : record.root.find("examples")->items) {
      const Marked marked = unmark(example.string_or("text", ""));
      INFO(id_of(record) << "\n" << marked.text);
      CHECK(reported(id_of(record), example, marked.text) == marked.ranges);
    }
  }
}

TEST_CASE("the silent texts of each record are silent") {
  for (const Record& record : read_records("trust")) {
    for (const YamlNode& example : record.root.find("silent")->items) {
      const std::string text = example.string_or("text", "");
      INFO(id_of(record) << "\n" << text);
      CHECK(reported(id_of(record), example, text).empty());
    }
  }
}

TEST_CASE("every lint says what it is about") {
  CHECK(rules().size() == 14);
  for (const RuleInfo& rule : rules()) {
    INFO(rule.id);
    CHECK_FALSE(rule.title.empty());
    CHECK_FALSE(rule.why.empty());
    CHECK(rule.cwe.starts_with("CWE-"));
  }
}

}  // namespace
}  // namespace plumbline::trust::test

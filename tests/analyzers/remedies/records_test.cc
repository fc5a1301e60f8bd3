// Every record under rules/remedies: its examples are applied and compared whole, with both line
// ends, and its refused texts get no class-A edit of that row.
#include "tests/support/records.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <optional>
#include <set>

#include "analyzers/configuration/yaml_node.h"
#include "analyzers/syntax/parser.h"
#include "tests/analyzers/remedies/marked_text.h"

namespace plumbline::test {
namespace {

using configuration::YamlNode;
using remedies::Class;
using remedies::Remedy;

MemoryFiles files_of(const YamlNode& example) {
  MemoryFiles files;
  const YamlNode* const listed = example.find("files");
  if (listed == nullptr) return files;
  for (const auto& entry : listed->entries) files.add(entry.key.scalar, entry.value.scalar);
  return files;
}

struct Case {
  const Record& record;
  const YamlNode& example;
  bool crlf = false;
};

/// The remedy of the record's row for the example's text, of the class that the example asks for.
std::optional<Remedy> remedy_for(const Case& each, const Marked& marked, bool snippets) {
  const std::string kind = each.record.root.string_or("kind", "");
  const Finding finding = finding_of(marked, each.example.string_or("kind", kind));
  const std::string path = each.example.string_or("path", each.record.root.string_or("path", ""));
  const MemoryFiles files = files_of(each.example);
  Surroundings surroundings{&files, snippets};
  if (each.record.root.find("only_on_platform") != nullptr) {
    surroundings.platforms = {each.record.root.string_or("platform", "")};
  }
  const auto all = remedies_in(marked, path, finding, surroundings);
  const std::string row = each.record.root.string_or("id", "");
  const std::string cls = each.example.string_or("class", "");
  const auto it = std::find_if(all.begin(), all.end(), [&](const Remedy& remedy) {
    return remedy.row == row && (cls.empty() || name_of(remedy.cls) == cls);
  });
  return it == all.end() ? std::nullopt : std::optional(*it);
}

/// With tab stops, the same text comes out.
void check_snippet(const Case& each, const Marked& marked, const std::string& after) {
  auto remedy = remedy_for(each, marked, true);
  REQUIRE(remedy.has_value());
  if (!remedy->snippet) return;
  for (TextEdit& edit : remedy->edits) edit.new_text = expanded(edit.new_text);
  CHECK(applied(marked, *remedy) == after);
}

void check_example(const Case& each) {
  const auto text = [&](const char* key) {
    const std::string plain = each.example.string_or(key, "");
    return each.crlf ? with_crlf(plain) : plain;
  };
  const Marked marked = read_marks(text("before"));
  const auto remedy = remedy_for(each, marked, false);
  CHECK(remedy.has_value());
  if (!remedy) return;
  const std::string of_record = each.record.root.string_or("class", "");
  CHECK(name_of(remedy->cls) == each.example.string_or("class", of_record));
  CHECK(applied(marked, *remedy) == text("after"));
  CHECK(name_of(remedy->precondition) == each.record.root.string_or("precondition", ""));
  check_snippet(each, marked, text("after"));
}

/// No edit of the row at all for a template's refused text, no complete one for the others.
void check_refused(const Case& each) {
  const Marked marked = read_marks(each.example.string_or("before", ""));
  const auto remedy = remedy_for(each, marked, false);
  const bool is_template = each.record.root.string_or("class", "") != "A";
  CHECK((!remedy || (!is_template && remedy->cls != Class::A)));
}

TEST_CASE("each record's examples come out as written") {
  for (const Record& record : read_records("remedies")) {
    for (const YamlNode& example : record.root.find("examples")->items) {
      INFO(record.file << ": " << example.string_or("name", ""));
      check_example({record, example, false});
      check_example({record, example, true});
    }
  }
}

/// Marked places that hold no secret are what analyze_references must find by itself.
void check_reference(const Case& each) {
  const Marked marked = read_marks(each.example.string_or("before", ""));
  if (!marked.secrets.empty()) return;
  const std::string path = each.example.string_or("path", each.record.root.string_or("path", ""));
  const MemoryFiles files = files_of(each.example);
  const Snapshot snapshot = make_snapshot(path, marked.text);
  const auto tree = syntax::parse(snapshot.language, snapshot.view());
  REQUIRE(tree.has_value());
  const auto found = remedies::analyze_references({snapshot, &*tree, nullptr, {}}, &files).findings;
  const bool known = std::any_of(found.begin(), found.end(), [&](const Finding& finding) {
    return finding.range == marked.places.front() &&
           finding.remedy_kind == each.record.root.string_or("kind", "");
  });
  CHECK(known);
  CHECK(remedies::may_hold_references(snapshot));
}

TEST_CASE("what names a long-lived credential is found where the record says so") {
  for (const Record& record : read_records("remedies")) {
    if (record.root.find("reference") == nullptr) continue;
    for (const YamlNode& example : record.root.find("examples")->items) {
      INFO(record.file << ": " << example.string_or("name", ""));
      check_reference({record, example});
    }
  }
}

TEST_CASE("each record's refused texts get no complete edit of that row") {
  for (const Record& record : read_records("remedies")) {
    for (const YamlNode& example : record.root.find("refused")->items) {
      INFO(record.file << ": " << example.string_or("name", ""));
      check_refused({record, example});
    }
  }
}

}  // namespace
}  // namespace plumbline::test

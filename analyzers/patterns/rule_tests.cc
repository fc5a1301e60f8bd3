#include "analyzers/patterns/rule_tests.h"

#include <algorithm>
#include <map>
#include <set>

#include "analyzers/syntax/parser.h"

namespace plumbline::patterns {
namespace {

struct Annotation {
  std::string word;
  std::vector<std::string> rules;
};

bool is_id(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         std::string_view("-_./").find(c) != std::string_view::npos;
}

std::vector<std::string> ids(std::string_view text) {
  std::vector<std::string> found;
  std::string current;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_id(text[i])) {
      current += text[i];
      continue;
    }
    if (!current.empty()) found.push_back(std::exchange(current, {}));
    const bool goes_on = i < text.size() && (text[i] == ',' || text[i] == ' ');
    if (!goes_on) break;
  }
  return found;
}

/// The annotations of one line, in any comment style.
std::vector<Annotation> annotations_of(std::string_view line) {
  std::vector<Annotation> found;
  for (const std::string_view word :
       {"ruleid", "ok", "todoruleid", "todook", "deepruleid", "deepok", "proruleid", "prook"}) {
    for (size_t at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1)) {
      const size_t end = at + word.size();
      const bool whole = (at == 0 || !is_id(line[at - 1])) && end < line.size() && line[end] == ':';
      if (!whole) continue;
      const std::string_view before = line.substr(0, at);
      const bool comment = before.find("//") != std::string_view::npos ||
                           before.find('#') != std::string_view::npos ||
                           before.find("/*") != std::string_view::npos ||
                           before.find("<!--") != std::string_view::npos ||
                           before.find('*') != std::string_view::npos ||
                           before.find("--") != std::string_view::npos;
      if (comment) found.push_back({std::string(word), ids(line.substr(end + 1))});
    }
  }
  return found;
}

class Tester {
 public:
  Tester(const RuleSet& rules, const std::string& path, const std::string& text)
      : snapshot_(make_snapshot(path, text)), rules_(rules) {}

  std::vector<AnnotationResult> run() {
    read_annotations();
    read_findings();
    std::vector<AnnotationResult> results;
    for (auto& [key, result] : results_) results.push_back(std::move(result));
    return results;
  }

 private:
  using Key = std::pair<uint32_t, std::string>;

  AnnotationResult& at(uint32_t line, const std::string& rule) {
    AnnotationResult& result = results_[{line, rule}];
    result.rule = rule;
    result.path = snapshot_.path;
    result.line = LineNumber{line};
    return result;
  }

  std::string_view line(uint32_t number) const {
    return snapshot_.view(snapshot_.lines->content(LineNumber{number}, snapshot_.view()));
  }

  /// An annotation speaks of the next line that is not one itself.
  void read_annotations() {
    const uint32_t count = snapshot_.lines->line_count();
    for (uint32_t i = 0; i < count; ++i) {
      for (const Annotation& annotation : annotations_of(line(i))) {
        uint32_t code = i + 1;
        while (code < count && !annotations_of(line(code)).empty()) ++code;
        for (const std::string& rule : annotation.rules) apply(annotation.word, rule, code);
      }
    }
  }

  void apply(const std::string& word, const std::string& rule, uint32_t code) {
    annotated_.insert(rule);
    if (word != "ruleid" && word != "ok") {
      ignored_.insert({code, rule});
      return;
    }
    at(code, rule).expected |= word == "ruleid";
  }

  void read_findings() {
    const std::optional<syntax::Tree> tree = syntax::parse(snapshot_.language, snapshot_.view());
    Snapshot nowhere = snapshot_;
    nowhere.path.clear();
    const AnalysisResult result =
        analyze({nowhere, tree ? &*tree : nullptr, nullptr, {}}, rules_, nullptr);
    for (const Finding& finding : result.findings) {
      const uint32_t number = snapshot_.lines->line_of(finding.range.begin).value;
      const std::string rule = annotated_name(finding.rule);
      if (rule.empty() || ignored_.contains({number, rule})) continue;
      at(number, rule).reported = true;
    }
  }

  /// Annotations may name a rule by the last part of its id.
  std::string annotated_name(const std::string& id) const {
    if (annotated_.contains(id)) return id;
    const size_t cut = id.find_last_of("./");
    const std::string last = cut == std::string::npos ? id : id.substr(cut + 1);
    return annotated_.contains(last) ? last : "";
  }

  Snapshot snapshot_;
  const RuleSet& rules_;
  std::map<Key, AnnotationResult> results_;
  std::set<std::string> annotated_;
  std::set<Key> ignored_;
};

std::string stem(std::string_view path) {
  for (const std::string_view ending : {".yaml", ".yml", ".test"}) {
    if (path.ends_with(ending)) path.remove_suffix(ending.size());
  }
  return std::string(path);
}

}  // namespace

std::vector<AnnotationResult> test_rules(const RuleSet& rules, const std::string& path,
                                         const std::string& text) {
  return Tester(rules, path, text).run();
}

std::vector<std::string> example_files(const std::string& rule_path,
                                       std::span<const std::string> candidates) {
  std::vector<std::string> found;
  const std::string own = stem(rule_path);
  for (const std::string& candidate : candidates) {
    if (candidate == rule_path || !candidate.starts_with(own + ".")) continue;
    if (candidate.find('/', own.size()) != std::string::npos) continue;
    if (candidate.ends_with(".fixed") || candidate.find(".fixed.") != std::string::npos) continue;
    const bool rule_file = (candidate.ends_with(".yaml") || candidate.ends_with(".yml")) &&
                           candidate.find(".test.") == std::string::npos;
    if (!rule_file) found.push_back(candidate);
  }
  return found;
}

}  // namespace plumbline::patterns

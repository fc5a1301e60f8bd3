// The pattern rules: Semgrep's rule language read from YAML, matched natively on a normalised view
// of the syntax tree.
//
// A rule that cannot be loaded is a fault on its own line and costs no other rule anything.
// Analysis is pure; what it keeps between two versions of a text is one shared result per top-level
// declaration.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/configuration/fault.h"
#include "analyzers/findings/analysis.h"
#include "analyzers/findings/finding.h"

namespace plumbline {
class ProjectFiles;
}

namespace plumbline::patterns {

/// A rule file as it lies in the project; `path` is only repeated in faults and infos.
struct RuleFile {
  std::string path;
  std::string text;
};

/// Something wrong in a rule file; the fault's range is in that file's text.
struct RuleFault {
  std::string path;
  configuration::Fault fault;
};

/// What lists, reports and hovers say of a rule.
struct RuleInfo {
  std::string id;
  std::string title;    // a short name; the id where the rule gives none
  std::string message;  // with its metavariables unfilled
  Severity severity = Severity::warning;
  Confidence confidence = Confidence::high;
  std::vector<std::string> languages;  // as the rule writes them
  std::vector<std::string> cwe;        // "CWE-78"
  std::vector<std::string> tags;       // "owasp-llm:2026:LLM03", "technology:flask"
  std::string help;                    // Markdown: why it matters and what to do; may be empty
  std::string url;   // metadata `source`, `url` or the first reference; may be empty
  std::string path;  // of the rule file; "builtin" for the pack
  bool fixable = false;
  bool native = false;  // written in C++, not in the rule language
};

class KnownModules;
class RuleSetData;

/// Immutable and cheap to share; safe on every thread. Leaf patterns are parsed when the first file
/// of their language is analysed.
class RuleSet {
 public:
  explicit RuleSet(std::shared_ptr<const RuleSetData> data);
  ~RuleSet();
  RuleSet(const RuleSet&) = delete;
  RuleSet& operator=(const RuleSet&) = delete;

  std::span<const RuleInfo> infos() const;
  const RuleInfo* find(std::string_view id) const;
  const RuleSetData& data() const { return *data_; }

 private:
  std::shared_ptr<const RuleSetData> data_;
};

struct LoadedRules {
  std::shared_ptr<const RuleSet> rules;  // never null
  std::vector<RuleFault> faults;
};

/// Reads rule files; what does not load is in `faults`. Every leaf pattern is parsed once here, so
/// that a pattern that its language cannot read is a fault as well.
LoadedRules load_rules(std::span<const RuleFile> files, bool with_builtin);

/// The pack that comes with the program. Loaded once, on the first call.
std::shared_ptr<const RuleSet> builtin_rules();

/// Runs the rules for the snapshot's language. `files` may be null: checks that need the project
/// are then silent. `known`, of the same project, spares them questions already answered.
AnalysisResult analyze(const AnalysisInput& input, const RuleSet& rules, const ProjectFiles* files,
                       KnownModules* known = nullptr);

}  // namespace plumbline::patterns

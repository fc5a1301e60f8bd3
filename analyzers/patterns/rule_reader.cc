// From YAML to Rule: the keys around the patterns, and the faults of all of them.
#include <algorithm>
#include <array>
#include <set>

#include "analyzers/patterns/formula_reader.h"
#include "analyzers/patterns/rule.h"
#include "analyzers/source/ascii.h"

namespace plumbline::patterns {
namespace {

using configuration::Fault;
using configuration::YamlEntry;
using configuration::YamlNode;

constexpr std::array<std::string_view, 16> kKeys = {
    "id",        "message",    "severity", "languages", "paths",       "fix",
    "fix-regex", "metadata",   "mode",     "options",   "min-version", "max-version",
    "examples",  "validators", "title",    "fix-title"};

/// Keys of engines that follow data through a program; read one day, refused today.
constexpr std::array<std::string_view, 6> kTaintKeys = {
    "pattern-sources",     "pattern-sinks", "pattern-sanitizers",
    "pattern-propagators", "join",          "step"};

constexpr std::array<std::string_view, 36> kOptions = {"symbolic_propagation",
                                                       "constant_propagation",
                                                       "interfile",
                                                       "implicit_deep_exprstmt",
                                                       "implicit_ellipsis",
                                                       "vardef_assign",
                                                       "attr_expr",
                                                       "commutative_boolop",
                                                       "commutative_compop",
                                                       "symmetric_eq",
                                                       "ac_matching",
                                                       "xml_attrs_implicit_ellipsis",
                                                       "xml_children_ordered",
                                                       "xml_singleton_loose_matching",
                                                       "arrow_is_function",
                                                       "let_is_var",
                                                       "flddef_assign",
                                                       "go_deeper_expr",
                                                       "go_deeper_stmt",
                                                       "taint_assume_safe_functions",
                                                       "taint_assume_safe_indexes",
                                                       "taint_assume_safe_comparisons",
                                                       "taint_assume_safe_booleans",
                                                       "taint_assume_safe_numbers",
                                                       "taint_unify_mvars",
                                                       "taint_interproc_lambdas",
                                                       "taint_intrafile",
                                                       "taint_fixpoint_timeout",
                                                       "generic_engine",
                                                       "generic_ellipsis_max_span",
                                                       "generic_multiline",
                                                       "generic_comment_style",
                                                       "generic_slow_rollout",
                                                       "timeout",
                                                       "max_match_per_file",
                                                       "decorators_order_matters"};

std::vector<std::string> strings(const YamlNode* node) {
  std::vector<std::string> found;
  if (node == nullptr) return found;
  if (node->is_scalar() && !node->scalar.empty()) found.push_back(node->scalar);
  for (const YamlNode& item : node->items) {
    if (item.is_scalar()) found.push_back(item.scalar);
  }
  return found;
}

std::optional<Severity> severity_word(std::string_view word) {
  std::string lower(word);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (lower == "error" || lower == "critical" || lower == "high") return Severity::error;
  if (lower == "warning" || lower == "medium") return Severity::warning;
  if (lower == "info" || lower == "low") return Severity::info;
  if (lower == "hint" || lower == "inventory" || lower == "experiment") return Severity::hint;
  return std::nullopt;
}

class Reader {
 public:
  Reader(const RuleFile& file, const YamlNode& map, std::vector<Fault>& faults)
      : file_(file), map_(map), faults_(faults) {}

  std::optional<Rule> run() {
    const size_t before = errors();
    read_id();
    for (const YamlEntry& entry : map_.entries) check_key(entry);
    read_texts();
    read_languages();
    read_paths();
    read_metadata();
    read_fix();
    if (errors() != before) return std::nullopt;
    std::optional<Formula> formula = FormulaReader(rule_.leaves, faults_).read(map_);
    if (!formula) return std::nullopt;
    rule_.formula = std::move(*formula);
    if (rule_.on_text && rule_.languages.empty() && !rule_.leaves.empty()) {
      fail(rule_.leaves[0].range,
           "`generic` and `regex` rules read text: only `pattern-regex` works there");
      return std::nullopt;
    }
    return std::move(rule_);
  }

 private:
  size_t errors() const {
    return static_cast<size_t>(
        std::count_if(faults_.begin(), faults_.end(),
                      [](const Fault& fault) { return fault.level == Fault::Level::error; }));
  }

  void fail(const ByteRange& range, std::string message) {
    faults_.push_back({Fault::Level::error, range, std::move(message)});
  }

  void read_id() {
    const YamlNode* const id = map_.find("id");
    if (id == nullptr || !id->is_scalar() || id->scalar.empty()) {
      return fail(map_.range, "a rule needs an `id`");
    }
    rule_.info.id = id->scalar;
    rule_.info.path = file_.path;
  }

  void check_key(const YamlEntry& entry) {
    const std::string& key = entry.key.scalar;
    if (is_in(key, kKeys)) {
      if (key == "mode" && entry.value.scalar != "search") {
        fail(entry.key.range,
             "mode `" + entry.value.scalar + "` is not supported; this rule is left out");
      }
      if (key == "options") check_options(entry.value);
      return;
    }
    if (FormulaReader::is_operator(key)) return;
    if (is_in(key, kTaintKeys) || key == "match" || key == "taint" || key.starts_with("pattern")) {
      const bool known = is_in(key, kTaintKeys) || key == "match" || key == "taint";
      return fail(entry.key.range, known ? "`" + key + "` is not supported; this rule is left out"
                                         : configuration::unknown_message(
                                               "operator", key, FormulaReader::operators()));
    }
    faults_.push_back(
        {Fault::Level::hint, entry.key.range, configuration::unknown_message("key", key, kKeys)});
  }

  void check_options(const YamlNode& options) {
    for (const YamlEntry& entry : options.entries) {
      const std::string& key = entry.key.scalar;
      if (is_in(key, kOptions) || key.starts_with("dynamic_timeout") || key.starts_with("taint_"))
        continue;
      faults_.push_back({Fault::Level::hint, entry.key.range,
                         configuration::unknown_message("option", key, kOptions)});
    }
  }

  void read_texts() {
    const YamlNode* const message = map_.find("message");
    if (message != nullptr) rule_.info.message = message->scalar;
    while (!rule_.info.message.empty() &&
           std::isspace(static_cast<unsigned char>(rule_.info.message.back()))) {
      rule_.info.message.pop_back();
    }
    if (rule_.info.message.empty()) rule_.info.message = rule_.info.id;
    rule_.info.title = map_.string_or("title", rule_.info.id);
    const YamlNode* const severity = map_.find("severity");
    if (severity == nullptr) return;
    const std::optional<Severity> known = severity_word(severity->scalar);
    if (!known) {
      return fail(severity->range,
                  "severity is ERROR, WARNING, INFO, CRITICAL, HIGH, MEDIUM or LOW");
    }
    rule_.info.severity = *known;
  }

  void read_languages() {
    const YamlNode* const list = map_.find("languages");
    if (list == nullptr)
      return fail(map_.find("id") == nullptr ? map_.range : map_.find("id")->range,
                  "a rule needs `languages`");
    for (const std::string& word : strings(list)) {
      rule_.info.languages.push_back(word);
      const auto named = languages_named(word);
      if (!named) {
        faults_.push_back(
            {Fault::Level::warning, list->range,
             "language `" + word + "` is not supported; the rule does not run there"});
        continue;
      }
      if (named->empty()) rule_.on_text = true;
      for (const Language language : *named) {
        if (std::find(rule_.languages.begin(), rule_.languages.end(), language) ==
            rule_.languages.end()) {
          rule_.languages.push_back(language);
        }
      }
    }
    if (rule_.languages.empty() && !rule_.on_text) {
      fail(list->range, "none of the rule's languages is supported; this rule is left out");
    }
  }

  void read_paths() {
    const YamlNode* const paths = map_.find("paths");
    if (paths == nullptr) return;
    rule_.include = strings(paths->find("include"));
    rule_.exclude = strings(paths->find("exclude"));
  }

  /// "CWE-78: Improper …" is CWE-78 here.
  void read_metadata() {
    const YamlNode* const metadata = map_.find("metadata");
    if (metadata == nullptr) return;
    for (const std::string& cwe : strings(metadata->find("cwe"))) {
      const size_t end = cwe.find_first_of(": ");
      rule_.info.cwe.push_back(cwe.starts_with("CWE-") ? cwe.substr(0, end) : cwe);
    }
    for (const std::string_view key :
         {"owasp", "technology", "category", "owasp-llm", "subcategory"}) {
      for (const std::string& tag : strings(metadata->find(key))) {
        rule_.info.tags.push_back(std::string(key) + ":" + tag);
      }
    }
    const std::string confidence = metadata->string_or("confidence", "");
    if (confidence == "LOW") rule_.info.confidence = Confidence::low;
    if (confidence == "MEDIUM") rule_.info.confidence = Confidence::medium;
    const std::vector<std::string> references = strings(metadata->find("references"));
    rule_.info.url = metadata->string_or("source", references.empty() ? "" : references.front());
    rule_.info.title = metadata->string_or("title", rule_.info.title);
    const std::string why = metadata->string_or("why", "");
    const std::string how = metadata->string_or("how", "");
    rule_.info.help = why + (why.empty() || how.empty() ? "" : "\n\n") + how;
    rule_.fix_title = metadata->string_or("fix-title", "");
  }

  void read_fix() {
    const YamlNode* const fix = map_.find("fix");
    if (fix != nullptr && fix->is_scalar()) rule_.fix = fix->scalar;
    if (const YamlNode* const regex = map_.find("fix-regex")) {
      Result<Regex> compiled = compile_regex(regex->string_or("regex", ""));
      if (!compiled.ok()) return fail(regex->range, compiled.error().message);
      rule_.fix_regex = FixRegex{std::make_shared<const Regex>(compiled.value()),
                                 regex->string_or("replacement", ""),
                                 std::atoi(regex->string_or("count", "0").c_str())};
    }
    rule_.info.fixable = rule_.fix.has_value() || rule_.fix_regex.has_value();
    if (rule_.fix_title.empty()) rule_.fix_title = "Fix: " + rule_.info.title;
  }

  const RuleFile& file_;
  const YamlNode& map_;
  std::vector<Fault>& faults_;
  Rule rule_;
};

}  // namespace

std::optional<std::vector<Language>> languages_named(std::string_view word) {
  using enum Language;
  if (word == "python" || word == "python3" || word == "python2" || word == "py") return {{python}};
  if (word == "javascript" || word == "js") return {{javascript, typescript, tsx}};
  if (word == "typescript" || word == "ts") return {{typescript, tsx}};
  if (word == "go" || word == "golang") return {{go}};
  if (word == "java") return {{java}};
  if (word == "c") return {{c}};
  if (word == "regex" || word == "generic" || word == "none") return std::vector<Language>{};
  return std::nullopt;
}

ReadRules read_rules(const RuleFile& file) {
  ReadRules result;
  const configuration::YamlDocument document = configuration::parse_yaml(file.text);
  if (document.fault) {
    result.faults.push_back({Fault::Level::error, document.fault->range, document.fault->message});
  }
  const YamlNode* const rules = document.root.find("rules");
  if (rules == nullptr) {
    if (!document.fault) {
      result.faults.push_back(
          {Fault::Level::error, document.root.range, "a rule file has a list `rules`"});
    }
    return result;
  }
  std::set<std::string> ids;
  for (const YamlNode& item : rules->items) {
    std::optional<Rule> rule = Reader(file, item, result.faults).run();
    if (!rule) continue;
    if (!ids.insert(rule->info.id).second) {
      result.faults.push_back({Fault::Level::error, item.find("id")->range,
                               "another rule of this file has the id `" + rule->info.id + "`"});
      continue;
    }
    result.rules.push_back(std::move(*rule));
  }
  return result;
}

}  // namespace plumbline::patterns

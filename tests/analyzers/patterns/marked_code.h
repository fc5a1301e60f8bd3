// Rules and code side by side: the ranges that a rule must report are marked in the code as «…».
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/patterns/patterns.h"
#include "analyzers/syntax/parser.h"

namespace plumbline::patterns::test {

struct Marked {
  std::string text;
  std::vector<ByteRange> ranges;
};

/// Takes the marks out; they may nest.
inline Marked unmark(const std::string& code) {
  Marked result;
  std::vector<uint32_t> open;
  const std::string left = "«";
  const std::string right = "»";
  for (size_t i = 0; i < code.size();) {
    const auto at = static_cast<uint32_t>(result.text.size());
    if (code.compare(i, left.size(), left) == 0) {
      open.push_back(at);
      i += left.size();
    } else if (code.compare(i, right.size(), right) == 0) {
      result.ranges.push_back(byte_range(open.back(), at));
      open.pop_back();
      i += right.size();
    } else {
      result.text += code[i++];
    }
  }
  std::sort(result.ranges.begin(), result.ranges.end());
  return result;
}

inline std::string indented(const std::string& text, int columns) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    out += std::string(static_cast<size_t>(columns), ' ') + text.substr(at, end - at);
    at = end;
  }
  return out;
}

/// A rule file with one rule; `body` holds its pattern keys.
inline std::string rule_text(const std::string& languages, const std::string& body) {
  return "rules:\n  - id: r\n    message: found\n    severity: ERROR\n    languages: [" +
         languages + "]\n" + indented(body, 4) + "\n";
}

inline std::vector<Finding> findings_of(const std::string& rules, const std::string& path,
                                        const std::string& text) {
  const RuleFile file{"r.yaml", rules};
  const LoadedRules loaded = load_rules({&file, 1}, false);
  for (const RuleFault& fault : loaded.faults) {
    INFO(fault.fault.message);
    CHECK(fault.fault.level != configuration::Fault::Level::error);
  }
  const Snapshot snapshot = make_snapshot(path, text);
  const std::optional<syntax::Tree> tree = syntax::parse(snapshot.language, text);
  return analyze({snapshot, tree ? &*tree : nullptr, nullptr, {}}, *loaded.rules, nullptr).findings;
}

/// The rule reports exactly the marked ranges.
inline void check(const std::string& language, const std::string& body, const std::string& code) {
  const Marked marked = unmark(code);
  const std::string path = language == "python"       ? "a.py"
                           : language == "javascript" ? "a.js"
                           : language == "typescript" ? "a.ts"
                           : language == "tsx"        ? "a.tsx"
                                                      : "a." + language;
  std::vector<std::string> found;
  for (const Finding& finding : findings_of(
           rule_text(language == "tsx" ? "typescript" : language, body), path, marked.text)) {
    found.push_back(marked.text.substr(finding.range.begin.value, finding.range.length()));
  }
  std::vector<std::string> expected;
  for (const ByteRange& range : marked.ranges)
    expected.push_back(marked.text.substr(range.begin.value, range.length()));
  INFO("pattern: " << body << "\ncode: " << code);
  CHECK(found == expected);
}

/// A rule of one `pattern`.
inline void check_pattern(const std::string& language, const std::string& pattern,
                          const std::string& code) {
  check(language, "pattern: |\n" + indented(pattern, 2), code);
}

}  // namespace plumbline::patterns::test

// PCRE as rule writers use it, on RE2.
//
// RE2 is linear in the text, which PCRE is not, and lacks look-around and back-references. What has
// an equal form is rewritten; what has none is an error that says so.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/source/offsets.h"
#include "analyzers/source/result.h"

namespace plumbline::patterns {

struct Regex {
  std::shared_ptr<const RE2> expression;
  /// A leading `(?!…)`: where this matches at the start, the expression does not count. May be
  /// null.
  std::shared_ptr<const RE2> unless;
  /// The matches of each line can be found without the others; see line_bound.h.
  bool line_bound = false;
};

/// As many matches as find_all() gives at most.
inline constexpr size_t kMaxMatches = 10'000;

Result<Regex> compile_regex(std::string_view pcre);

/// An expression that matches somewhere in every text of which the regex matches a part: the same
/// without anchors. Null if that says nothing.
std::shared_ptr<const RE2> loosened(const Regex& regex);

struct RegexMatch {
  ByteRange range;
  std::vector<ByteRange> groups;  // group 1 first; empty where it took no part
};

/// Every match in `text`, which stands at `base` in its file; at most kMaxMatches.
std::vector<RegexMatch> find_all(const Regex& regex, std::string_view text, uint32_t base);

/// `re.match`: at the start of the text.
bool matches_at_start(const Regex& regex, std::string_view text);

}  // namespace plumbline::patterns

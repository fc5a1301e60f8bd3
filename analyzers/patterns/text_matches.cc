#include "analyzers/patterns/text_matches.h"

#include <algorithm>

#include "analyzers/patterns/line_bound.h"

namespace plumbline::patterns {
namespace {

/// The match after the change; nothing if it touches what changed.
std::optional<RegexMatch> shifted(const RegexMatch& match, const TextChange& change) {
  const std::optional<ByteRange> range = shift(match.range, change);
  if (!range) return std::nullopt;
  RegexMatch moved{*range, match.groups};
  for (ByteRange& group : moved.groups) {
    // One that took no part stands outside of the match, at the start of the text.
    if (match.range.contains(group)) group = shift(group, change).value_or(group);
  }
  return moved;
}

}  // namespace

TextMatches::TextMatches(std::string_view text, const ByRegex& previous,
                         const std::optional<TextChange>& change)
    : text_(text), previous_(&previous), change_(change) {
  if (change) changed_lines_ = lines_around(text, change->new_range());
}

const std::vector<RegexMatch>& TextMatches::of(const std::shared_ptr<const Regex>& regex) {
  const auto known = matches_.find(regex);
  if (known != matches_.end()) return known->second;
  return matches_.emplace(regex, search(regex)).first->second;
}

std::vector<RegexMatch> TextMatches::search(const std::shared_ptr<const Regex>& regex) const {
  if (previous_ != nullptr) {
    const auto old = previous_->find(regex);
    // What was cut off at the limit is not known.
    const bool complete = old != previous_->end() && old->second.size() < kMaxMatches;
    if (complete && !change_) return old->second;
    if (complete && regex->line_bound) {
      std::vector<RegexMatch> found = renewed(*regex, old->second);
      if (found.size() < kMaxMatches) return found;
    }
  }
  return find_all(*regex, text_, 0);
}

std::vector<RegexMatch> TextMatches::renewed(const Regex& regex,
                                             const std::vector<RegexMatch>& old) const {
  const std::string_view lines = text_.substr(changed_lines_.begin.value, changed_lines_.length());
  std::vector<RegexMatch> found = find_all(regex, lines, changed_lines_.begin.value);
  for (const RegexMatch& match : old) {
    std::optional<RegexMatch> kept = shifted(match, *change_);
    if (kept && !kept->range.touches(changed_lines_)) found.push_back(std::move(*kept));
  }
  std::sort(found.begin(), found.end(),
            [](const RegexMatch& a, const RegexMatch& b) { return a.range < b.range; });
  return found;
}

}  // namespace plumbline::patterns

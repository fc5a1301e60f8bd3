// The matches of regular expressions in the whole text of a file. Where no match of an expression
// can cross a line end, the lines that an edit did not touch keep theirs.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "analyzers/patterns/regex.h"
#include "analyzers/source/text_change.h"

namespace plumbline::patterns {

/// Of one text, for the time of one analysis.
class TextMatches {
 public:
  using ByRegex = std::map<std::shared_ptr<const Regex>, std::vector<RegexMatch>>;

  explicit TextMatches(std::string_view text) : text_(text) {}
  /// `previous`, which outlives this, holds all matches in the text before the change. No change:
  /// in this text.
  TextMatches(std::string_view text, const ByRegex& previous,
              const std::optional<TextChange>& change);

  /// The same as find_all() gives.
  const std::vector<RegexMatch>& of(const std::shared_ptr<const Regex>& regex);
  /// All that were asked for, for the next analysis.
  ByRegex take() { return std::move(matches_); }

 private:
  std::vector<RegexMatch> search(const std::shared_ptr<const Regex>& regex) const;
  std::vector<RegexMatch> renewed(const Regex& regex, const std::vector<RegexMatch>& old) const;

  std::string_view text_;
  const ByRegex* previous_ = nullptr;
  std::optional<TextChange> change_;
  ByteRange changed_lines_;  // in this text; without the last line end
  ByRegex matches_;
};

}  // namespace plumbline::patterns

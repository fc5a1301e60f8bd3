// Holes in the text of a template: what only a person can fill in. A row writes them as marks;
// clients with snippets get tab stops, the others plain upper-case words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/findings/finding.h"

namespace plumbline::remedies {

/// What a mark begins and ends with: control characters that no hand-written file holds.
inline constexpr char kHoleBegin = '\x0E';
inline constexpr char kHoleEnd = '\x0F';

/// The mark for a hole that reads as `word`: "ROLE_ARN".
std::string hole(std::string_view word);

bool has_holes(const std::vector<TextEdit>& edits);

/// The edits with each hole as its plain word.
std::vector<TextEdit> with_words(std::vector<TextEdit> edits);

/// The edits in snippet syntax: holes become `${1:ROLE_ARN}`, one number for each word, and what
/// the syntax would read in the rest is escaped.
std::vector<TextEdit> with_tab_stops(std::vector<TextEdit> edits);

}  // namespace plumbline::remedies

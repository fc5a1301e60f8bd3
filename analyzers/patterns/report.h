// From a match to what the user reads: message, fix, tags.
#pragma once

#include <string>
#include <string_view>

#include "analyzers/findings/finding.h"
#include "analyzers/patterns/matcher.h"
#include "analyzers/patterns/rule.h"

namespace plumbline::patterns {

Finding finding_of(const Rule& rule, const Match& match, std::string_view text);

/// `$X` and `$1` replaced by what they stand for; names that stand for nothing stay as they are.
std::string interpolated(std::string_view text, const Bindings& bindings, std::string_view source);

}  // namespace plumbline::patterns

// Which regular expressions look at one line at a time.
#pragma once

#include <string_view>

namespace plumbline::patterns {

/// True if no part of the RE2 expression, compiled with `(?m)` in force, can match a line feed or
/// see the ends of the text: each line can then be searched by itself. Goes by the spelling and
/// says false where that proves nothing. A `]` right behind the start of a class is escaped.
bool is_line_bound(std::string_view pattern);

}  // namespace plumbline::patterns

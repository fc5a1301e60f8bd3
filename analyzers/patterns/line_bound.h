// Which regular expressions look at one line at a time, and what a line is to them.
#pragma once

#include <string_view>

#include "analyzers/source/offsets.h"

namespace plumbline::patterns {

/// True if no part of the RE2 expression, compiled with `(?m)` in force, can match a line feed or
/// see the ends of the text: each line can then be searched by itself. Goes by the spelling and
/// says false where that proves nothing. A `]` right behind the start of a class is escaped.
bool is_line_bound(std::string_view pattern);

/// The whole lines that hold a part of the text, without the last line feed. A lone carriage return
/// ends no line: to RE2 it is a character like others.
ByteRange lines_around(std::string_view text, const ByteRange& part);

}  // namespace plumbline::patterns

// Path globs with captures, the one dialect of every Plumbline file.
//
// `*` matches within a path segment, `**` across segments, `?` one character of a segment, `{name}`
// captures one segment (or the part of one), `[a-z]` a character class, `{a,b}` alternatives.
// Linear in practice: matching keeps a bounded set of positions, so hostile globs cannot explode.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace plumbline::configuration {

using Captures = std::map<std::string, std::string, std::less<>>;

/// Whether the whole path matches. `path` uses `/`.
bool glob_matches(std::string_view glob, std::string_view path);

/// As glob_matches, with what `{name}` stood for. The leftmost-shortest reading wins; a name used
/// twice must stand for the same text.
std::optional<Captures> glob_captures(std::string_view glob, std::string_view path);

}  // namespace plumbline::configuration

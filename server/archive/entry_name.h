// Names of entries, which anybody may have written, as parts of a path that can be shown.
#pragma once

#include <string>
#include <string_view>

namespace plumbline::archive {

/// Without `.`, `..` and empty parts; what is no UTF-8, and control characters, become U+FFFD.
/// Never empty.
std::string safe_name(std::string_view written);

/// What a file that was only made smaller is called without that: "app.log" for "logs/app.log.gz".
std::string unpacked_name(std::string_view archive_name);

}  // namespace plumbline::archive

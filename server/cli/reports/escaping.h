// Texts made safe for the syntax that a report is written in, whatever bytes they hold.
#pragma once

#include <string>
#include <string_view>

namespace plumbline::cli {

/// Bad UTF-8 and characters that XML 1.0 forbids become U+FFFD.
std::string plain_text(std::string_view text);

/// For element content and quoted attributes, in XML and HTML.
std::string markup_text(std::string_view text);

/// GitHub's workflow commands: what follows `::`, and the values before it.
std::string command_text(std::string_view text);
std::string command_value(std::string_view text);

/// A relative path as a URI reference.
std::string percent_encoded(std::string_view path);

}  // namespace plumbline::cli

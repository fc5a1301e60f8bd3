// The one place where JSON text is read and written. Library errors end here.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace plumbline::protocol {

/// Nothing if the text is not JSON or is nested deeper than kMaxJsonDepth. Lone surrogates and
/// bytes that are not UTF-8 are read as U+FFFD.
std::optional<nlohmann::json> parse_json(std::string_view text);

/// Compact. Bytes that are not UTF-8 come out as U+FFFD.
std::string dump_json(const nlohmann::json& value);

/// The same, appended. Several times faster for the small values that go with every diagnostic.
/// Recurses once per level.
void append_json(std::string& out, const nlohmann::json& value);

/// True if arrays and objects are nested deeper than kMaxJsonDepth. One pass, no allocation; the
/// text need not be JSON.
bool nested_too_deep(std::string_view text);

/// The text with lone surrogate escapes and stray bytes replaced by U+FFFD.
std::string with_broken_characters_replaced(std::string_view text);

/// Appends the text as a JSON string with its quotes.
void append_json_string(std::string& out, std::string_view text);

}  // namespace plumbline::protocol

// Files that Windows tools write in UTF-16, as the UTF-8 that everything else here reads.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plumbline::engine {

/// True if the bytes begin with a byte order mark of UTF-16 (and not of UTF-32), or if their
/// beginning is, without one, mostly ASCII in units of two bytes.
bool begins_as_utf16(std::string_view bytes);

/// The text without its mark; nothing if the bytes do not begin as such. Half a pair becomes
/// U+FFFD, an odd last byte is dropped. Lines and columns are those of the file, offsets are not.
std::optional<std::string> decode_utf16(std::string_view bytes);

}  // namespace plumbline::engine

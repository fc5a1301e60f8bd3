// RFC 4648 base64, strict: a character outside the alphabet is a failure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plumbline {

/// Standard or URL-safe alphabet, with or without padding.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace plumbline

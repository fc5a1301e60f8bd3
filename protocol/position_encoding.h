// The unit in which the client counts columns, and how it is agreed.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace plumbline::protocol {

enum class PositionEncoding : uint8_t { utf8, utf16, utf32 };

/// "utf-8", "utf-16", "utf-32"
std::string_view name_of(PositionEncoding encoding);
std::optional<PositionEncoding> position_encoding_named(std::string_view name);

/// UTF-8 if it is offered at all, because it costs no conversion; else the first known offer;
/// else UTF-16, the protocol's default.
PositionEncoding negotiate(std::span<const std::string> offered);

}  // namespace plumbline::protocol

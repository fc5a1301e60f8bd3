// Numbers of a JSON text that a token carries, without a parser: such a text is flat and small.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace plumbline::secrets {

/// The digits at the start of `text`, fifteen at most.
std::optional<int64_t> leading_number(std::string_view text);

/// The number after the first `"name":`, if there is one.
std::optional<int64_t> json_number(std::string_view json, std::string_view name);

}  // namespace plumbline::secrets

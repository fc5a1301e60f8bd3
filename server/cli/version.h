// The program's version, from the build script.
#pragma once

#include <string_view>

namespace plumbline::cli {

inline constexpr std::string_view kVersion = PLUMBLINE_VERSION;

}  // namespace plumbline::cli

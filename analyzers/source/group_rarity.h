// How seldom source text holds a group of four bytes: by this a gate chooses what it looks for.
#pragma once

#include <string_view>

namespace plumbline {

/// Of the four bytes at `at` of a literal, any case. Higher is rarer.
int group_rarity(std::string_view literal, size_t at);

}  // namespace plumbline

// Which file a path without its ending means to TypeScript and Node.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analyzers/boundaries/path_table.h"

namespace plumbline::boundaries {

/// `base` as it is, with an ending, with its JavaScript ending read as the TypeScript one that it
/// is compiled from, or as a folder's index.
std::optional<std::string> script_file(const PathTable& paths, const std::string& base);

}  // namespace plumbline::boundaries

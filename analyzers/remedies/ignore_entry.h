// The line of .gitignore that keeps a file of secrets out of the repository.
#pragma once

#include <optional>
#include <string_view>

#include "analyzers/remedies/remedies.h"

namespace plumbline::remedies {

/// Adds the file's name to the .gitignore of its folder or of the root. Nothing if there is none,
/// if it ignores the file already, or if the file is an example that belongs into the repository.
std::optional<EditElsewhere> ignore_entry(const ProjectFiles& files, std::string_view path);

}  // namespace plumbline::remedies

// Which repository of GitHub the project is, as its git configuration says.
#pragma once

#include <string>

#include "analyzers/source/project_files.h"

namespace plumbline::remedies {

/// "acme/shop" in lower case, from the remote `origin`; empty if that is not on GitHub or unknown.
std::string project_repository(const ProjectFiles* files);

}  // namespace plumbline::remedies

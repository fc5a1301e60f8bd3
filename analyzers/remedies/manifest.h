// What the manifests beside a file say: which packages the project declares.
#pragma once

#include <string_view>

#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {

/// Whether a manifest of the document's language in its folder or above names the package, or no
/// manifest is there (or can be seen) to ask.
bool may_use_package(const Document& document, std::string_view package);

/// C#: the project file has `using System;` for every file.
bool has_implicit_usings(const Document& document);

}  // namespace plumbline::remedies

// One function per language family: the import statements of a tree, in document order. Private to
// imports.cc.
#pragma once

#include <optional>
#include <vector>

#include "analyzers/boundaries/imports.h"
#include "analyzers/syntax/node.h"

namespace plumbline::boundaries {

/// Nothing if stopped.
using ExtractedImports = std::optional<std::vector<Import>>;

ExtractedImports extract_python(const Snapshot& snapshot, syntax::Node root, const StopToken& stop);
ExtractedImports extract_script(const Snapshot& snapshot, syntax::Node root, const StopToken& stop);
ExtractedImports extract_go(const Snapshot& snapshot, syntax::Node root, const StopToken& stop);
ExtractedImports extract_includes(const Snapshot& snapshot, syntax::Node root,
                                  const StopToken& stop);

/// The text of a string node without its quotes; nothing if it is computed (interpolation) or not
/// finished.
std::optional<std::string> literal_text(syntax::Node node, std::string_view text);

}  // namespace plumbline::boundaries

// C and C++: `#include` with a literal, wherever the preprocessor's branches put it.
#include <array>

#include "analyzers/boundaries/import_extractors.h"
#include "analyzers/boundaries/marked_walk.h"

namespace plumbline::boundaries {

ExtractedImports extract_includes(const Snapshot& snapshot, syntax::Node root,
                                  const StopToken& stop) {
  static constexpr std::array<std::string_view, 1> kWords{"include"};
  const std::string_view text = snapshot.view();
  std::vector<Import> imports;
  const auto visit = [&](syntax::Node node) {
    if (node.kind() != "preproc_include") return true;
    const syntax::Node path = node.field("path");
    if (path.is_null() || path.is_missing()) return false;
    std::string_view written = path.text(text);
    const bool angle = path.kind() == "system_lib_string";
    if ((!angle && path.kind() != "string_literal") || written.size() < 3) return false;
    written = written.substr(1, written.size() - 2);
    Import import;
    import.specifier = std::string(written);
    import.angle = angle;
    import.range = path.range();
    import.statement = path.range();
    imports.push_back(std::move(import));
    return false;
  };
  if (!walk_marked(root, marks_of(text, kWords), stop, visit)) return std::nullopt;
  return imports;
}

}  // namespace plumbline::boundaries

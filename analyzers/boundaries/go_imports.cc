// Go: the import declarations at the head of the file.
#include <array>

#include "analyzers/boundaries/import_extractors.h"
#include "analyzers/boundaries/marked_walk.h"

namespace plumbline::boundaries {

ExtractedImports extract_go(const Snapshot& snapshot, syntax::Node root, const StopToken& stop) {
  static constexpr std::array<std::string_view, 1> kWords{"import"};
  const std::string_view text = snapshot.view();
  std::vector<Import> imports;
  const bool test = snapshot.path.ends_with("_test.go");
  const auto add = [&](syntax::Node spec, syntax::Node statement) {
    const syntax::Node path = spec.field("path");
    const auto specifier = path ? literal_text(path, text) : std::nullopt;
    if (!specifier) return;
    Import import;
    import.specifier = *specifier;
    import.kind = test ? ImportKind::test : ImportKind::value;
    import.range = path.range();
    import.statement = statement.range();
    imports.push_back(std::move(import));
  };
  const auto visit = [&](syntax::Node node) {
    if (node.kind() != "import_declaration") return node.kind() != "function_declaration";
    syntax::Cursor cursor(node);
    do {
      // Each line of a parenthesised list is a statement of its own.
      if (cursor.node().kind() == "import_spec") add(cursor.node(), cursor.node());
    } while (cursor.next());
    return false;
  };
  if (!walk_marked(root, marks_of(text, kWords), stop, visit)) return std::nullopt;
  return imports;
}

}  // namespace plumbline::boundaries

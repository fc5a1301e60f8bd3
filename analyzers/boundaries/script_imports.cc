// JavaScript and TypeScript: import, export-from, `import =`, import types, `import("…")` and
// `require("…")` with a literal argument.
#include <array>
#include <string>

#include "analyzers/boundaries/import_extractors.h"
#include "analyzers/boundaries/marked_walk.h"

namespace plumbline::boundaries {
namespace {

using syntax::Node;

class ScriptExtractor {
 public:
  explicit ScriptExtractor(std::string_view text) : text_(text) {}

  ExtractedImports run(Node root, const StopToken& stop) {
    static constexpr std::array<std::string_view, 3> kWords{"import", "require", "export"};
    const auto visit = [this](Node node) { return visit_node(node); };
    if (!walk_marked(root, marks_of(text_, kWords), stop, visit)) return std::nullopt;
    return std::move(imports_);
  }

 private:
  bool visit_node(Node node) {
    const std::string_view kind = node.kind();
    if (kind == "import_statement") return add_statement(node);
    if (kind == "export_statement" && node.field("source")) return add_statement(node);
    if (kind == "comment" || kind == "string") return false;
    if (kind == "call_expression") add_call(node);
    if (kind == "type_annotation" || kind == "type_query" || kind == "type_alias_declaration" ||
        kind == "interface_declaration" || kind == "type_arguments") {
      types_end_ = std::max(types_end_, node.end());
    }
    return true;
  }

  bool add_statement(Node statement) {
    Node source = statement.field("source");
    bool only_types = false;
    Names names;
    syntax::Cursor cursor(statement);
    cursor.first_child();
    do {
      const Node child = cursor.node();
      const std::string_view kind = child.kind();
      if (kind == "type" || kind == "typeof") only_types = true;
      if (kind == "*" || kind == "namespace_export") names.add_value("*");
      if (kind == "import_require_clause") {
        source = child.field("source");
        names.add_value("*");
      }
      if (kind == "import_clause") collect_import(child, names);
      if (kind == "export_clause") collect_specifiers(child, names);
    } while (cursor.next_sibling());
    const auto specifier = source ? literal_text(source, text_) : std::nullopt;
    if (!specifier) return false;
    Import import;
    import.specifier = *specifier;
    import.kind = only_types || names.all_types() ? ImportKind::type : ImportKind::value;
    import.names = std::move(names.list);
    import.range = source.range();
    import.statement = statement.range();
    imports_.push_back(std::move(import));
    return false;
  }

  struct Names {
    std::vector<std::string> list;
    size_t types = 0;

    void add_value(std::string_view name) { list.emplace_back(name); }
    bool all_types() const { return types > 0 && types == list.size(); }
  };

  void collect_import(Node clause, Names& names) const {
    syntax::Cursor cursor(clause);
    if (!cursor.first_child()) return;
    do {
      const Node child = cursor.node();
      if (child.kind() == "identifier") names.add_value("default");
      if (child.kind() == "namespace_import") names.add_value("*");
      if (child.kind() == "named_imports") collect_specifiers(child, names);
    } while (cursor.next_sibling());
  }

  /// `{ a, b as c, type T }`
  void collect_specifiers(Node clause, Names& names) const {
    syntax::Cursor cursor(clause);
    if (!cursor.first_child()) return;
    do {
      const Node child = cursor.node();
      if (child.kind() != "import_specifier" && child.kind() != "export_specifier") continue;
      names.add_value(child.field("name").text(text_));
      if (child.child(0).kind() == "type" && !child.child(0).is_named()) ++names.types;
    } while (cursor.next_sibling());
  }

  void add_call(Node call) {
    const Node function = call.field("function");
    const Node arguments = call.field("arguments");
    if (!function || !arguments) return;
    const bool dynamic = function.kind() == "import";
    const bool required = function.kind() == "identifier" && function.text(text_) == "require";
    const Node first = arguments.named_child(0);
    if ((!dynamic && !required) || first.is_null()) return;
    if (first.kind() != "string" && first.kind() != "template_string") return;
    const auto specifier = literal_text(first, text_);
    if (!specifier) return;
    Import import;
    import.specifier = *specifier;
    if (dynamic) import.kind = call.begin() < types_end_ ? ImportKind::type : ImportKind::dynamic;
    import.range = first.range();
    import.statement = call.range();
    imports_.push_back(std::move(import));
  }

  std::string_view text_;
  std::vector<Import> imports_;
  uint32_t types_end_ = 0;  // end of the last type begun so far
};

}  // namespace

ExtractedImports extract_script(const Snapshot& snapshot, Node root, const StopToken& stop) {
  return ScriptExtractor(snapshot.view()).run(root, stop);
}

}  // namespace plumbline::boundaries

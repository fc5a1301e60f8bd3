// Python: import and from-import anywhere in the file, `importlib.import_module` and `__import__`
// with a literal argument, under whatever name they were imported.
//
// The walk visits only subtrees whose text says "import" (marked_walk.h), which skips nearly all of
// a file. A function that imports may have been given another name, and is then called where the
// word does not stand; so if any was renamed, the walk is done once more with the new names among
// the words.
//
// Whether an import counts as one of types or as local depends on what is around it. The regions
// are noted when their nodes are met, before the imports in them, as parents come first.
#include <set>
#include <string>

#include "analyzers/boundaries/import_extractors.h"
#include "analyzers/boundaries/marked_walk.h"

namespace plumbline::boundaries {
namespace {

using syntax::Node;

/// A stretch of the text in which imports have a property.
struct Region {
  uint32_t begin;
  uint32_t end;
  bool type_checking;  // else: inside a function
};

class PythonExtractor {
 public:
  explicit PythonExtractor(std::string_view text) : text_(text) {}

  ExtractedImports run(Node root, const StopToken& stop) {
    std::vector<std::string_view> words{"import"};
    const auto visit = [this](Node node) { return visit_node(node); };
    if (!walk_marked(root, marks_of(text_, words), stop, visit)) return std::nullopt;
    if (renamed_.empty()) return std::move(imports_);
    // A function that goes by another name is called where "import" is not said.
    const std::set<std::string, std::less<>> renamed = renamed_;
    for (const std::string& name : renamed) words.push_back(name);
    imports_.clear();
    regions_.clear();
    if (!walk_marked(root, marks_of(text_, words), stop, visit)) return std::nullopt;
    return std::move(imports_);
  }

 private:
  bool visit_node(Node node) {
    const std::string_view kind = node.kind();
    if (kind == "import_statement") return add_import(node);
    if (kind == "import_from_statement") return add_from(node);
    if (kind == "future_import_statement" || kind == "comment") return false;
    if (kind == "function_definition" || kind == "lambda") {
      regions_.push_back({node.begin(), node.end(), false});
    } else if (kind == "if_statement" || kind == "elif_clause") {
      note_type_checking(node);
    } else if (kind == "call") {
      add_call(node);
    }
    return true;
  }

  void note_type_checking(Node node) {
    const std::string_view condition = node.field("condition").text(text_);
    if (condition != "TYPE_CHECKING" && !condition.ends_with(".TYPE_CHECKING")) return;
    const Node body = node.field("consequence");
    if (body) regions_.push_back({body.begin(), body.end(), true});
  }

  Import make(std::string specifier, Node token, Node statement) const {
    Import import;
    import.specifier = std::move(specifier);
    import.range = token.range();
    import.statement = statement.range();
    for (const Region& region : regions_) {
      if (token.begin() < region.begin || token.begin() >= region.end) continue;
      if (region.type_checking) import.kind = ImportKind::type;
      if (!region.type_checking) import.local = true;
    }
    return import;
  }

  /// The dotted name without the white space and line continuations that may stand in it.
  std::string dotted(Node node) const {
    std::string name;
    for (const char c : node.text(text_)) {
      if (static_cast<unsigned char>(c) > ' ' && c != '\\') name += c;
    }
    return name;
  }

  bool add_import(Node statement) {
    syntax::Cursor cursor(statement);
    if (!cursor.first_child()) return false;
    do {
      if (cursor.field() != "name") continue;
      Node name = cursor.node();
      const bool aliased = name.kind() == "aliased_import";
      const Node alias = aliased ? name.field("alias") : Node();
      if (aliased) name = name.field("name");
      if (!name || name.begin() == name.end()) continue;
      imports_.push_back(make(dotted(name), name, statement));
      if (name.text(text_) == "importlib") {
        modules_.insert(std::string(alias ? alias.text(text_) : "importlib"));
      }
    } while (cursor.next_sibling());
    return false;
  }

  bool add_from(Node statement) {
    const Node module = statement.field("module_name");
    if (!module || module.begin() == module.end()) return false;
    Import import = make(dotted(module), module, statement);
    syntax::Cursor cursor(statement);
    cursor.first_child();
    do {
      const Node node = cursor.node();
      if (node.kind() == "wildcard_import") import.names.emplace_back("*");
      if (cursor.field() == "name") add_name(node, import);
    } while (cursor.next_sibling());
    imports_.push_back(std::move(import));
    return false;
  }

  void add_name(Node node, Import& import) {
    const bool aliased = node.kind() == "aliased_import";
    const Node name = aliased ? node.field("name") : node;
    if (!name || name.begin() == name.end()) return;
    import.names.push_back(dotted(name));
    if (import.specifier == "importlib" && import.names.back() == "import_module") {
      functions_.insert(std::string(aliased ? node.field("alias").text(text_) : "import_module"));
      if (aliased) renamed_.insert(std::string(node.field("alias").text(text_)));
    }
  }

  bool is_import_function(Node function) const {
    if (function.kind() == "identifier") {
      return function.text(text_) == "__import__" || functions_.contains(function.text(text_));
    }
    if (function.kind() != "attribute") return false;
    return function.field("attribute").text(text_) == "import_module" &&
           modules_.contains(function.field("object").text(text_));
  }

  void add_call(Node call) {
    const Node arguments = call.field("arguments");
    if (!is_import_function(call.field("function")) || !arguments) return;
    const Node first = arguments.named_child(0);
    if (first.is_null() || first.kind() != "string") return;
    const auto module = literal_text(first, text_);
    if (!module) return;
    const auto specifier = anchored(*module, arguments);
    if (!specifier) return;
    Import import = make(*specifier, first, call);
    import.kind = ImportKind::dynamic;
    imports_.push_back(std::move(import));
  }

  /// `import_module(".x", package)`: relative to this package or to a literal one.
  std::optional<std::string> anchored(const std::string& module, Node arguments) const {
    if (!module.starts_with('.')) return module;
    Node package = arguments.named_child(1);
    if (package.is_null()) return std::nullopt;
    if (package.kind() == "keyword_argument") package = package.field("value");
    const std::string_view written = package.text(text_);
    if (written == "__package__" || written == "__name__") return module;
    const auto literal = package.kind() == "string" ? literal_text(package, text_) : std::nullopt;
    if (!literal) return std::nullopt;
    const bool one_dot = module.size() > 1 && module[1] != '.';
    return one_dot ? std::optional(*literal + module) : std::nullopt;
  }

  std::string_view text_;
  std::vector<Import> imports_;
  std::vector<Region> regions_;
  std::set<std::string, std::less<>> modules_;    // names of importlib
  std::set<std::string, std::less<>> functions_;  // names of import_module
  std::set<std::string, std::less<>> renamed_;
};

}  // namespace

ExtractedImports extract_python(const Snapshot& snapshot, Node root, const StopToken& stop) {
  return PythonExtractor(snapshot.view()).run(root, stop);
}

}  // namespace plumbline::boundaries

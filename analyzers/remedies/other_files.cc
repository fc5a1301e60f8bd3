#include "analyzers/remedies/other_files.h"

#include <algorithm>
#include <string>
#include <vector>

#include "analyzers/source/path.h"

namespace plumbline::remedies {
namespace {

constexpr size_t kMaxFiles = 400;
constexpr size_t kMaxBytes = 4U << 20U;

std::string_view extension(std::string_view path) {
  const std::string_view name = file_name(path);
  const size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(dot);
}

std::string_view stem(std::string_view path) {
  const std::string_view name = file_name(path);
  return name.substr(0, name.size() - extension(path).size());
}

bool spells(std::string_view text, std::string_view word) {
  for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const size_t end = at + word.size();
    const bool begins = at == 0 || !is_word(text[at - 1]);
    if (begins && (end == text.size() || !is_word(text[end]))) return true;
  }
  return false;
}

/// What an importer has to spell besides the name: the module, the package, the class.
std::string_view gate_of(const Document& document, const Declaration& declaration) {
  const Code& code = document.code;
  if (code.language == Language::java || !declaration.owner.is_null()) {
    const Node owner = declaration.owner.is_null()
                           ? enclosing(declaration.name, {"class_declaration", "enum_declaration",
                                                          "interface_declaration"})
                           : declaration.owner;
    return code.of(owner.field("name"));
  }
  if (code.language == Language::go) {
    for (const Node item : items_of(code.root)) {
      if (is_one_of(item, {"package_clause"})) return code.of(item.named_child(0));
    }
  }
  const std::string_view file = stem(document.path);
  return file == "__init__" ? file_name(folder_of(document.path)) : file;
}

bool has_modifier(const Code& code, Node statement, std::string_view modifier) {
  const std::string_view text = code.of(statement);
  return spells(text.substr(0, text.find('=')), modifier);
}

/// Whether the language lets other files see the name at all.
bool is_visible(const Code& code, const Declaration& declaration) {
  if (declaration.local) return false;
  const std::string_view name = code.of(declaration.name);
  if (code.language == Language::java || code.is_script()) {
    const bool hidden = name.starts_with('#') || has_modifier(code, declaration.whole, "private");
    return !hidden && (code.language == Language::java || !declaration.owner.is_null());
  }
  if (code.language == Language::python) return !name.starts_with("__");
  return code.language == Language::go;
}

class Sight {
 public:
  Sight(const Document& document, const Declaration& declaration)
      : go_(document.code.language == Language::go),
        name_(document.code.of(declaration.name)),
        gate_(gate_of(document, declaration)),
        path_(document.path) {}

  /// Other files of the language, those of the same folder first.
  std::vector<std::string> candidates(const ProjectFiles& files) const {
    const std::string_view folder = folder_of(path_);
    std::vector<std::string> found;
    for (std::string& path : files.files()) {
      if (path == path_ || extension(path) != extension(path_)) continue;
      if (go_ && !is_exported() && folder_of(path) != folder) continue;
      found.push_back(std::move(path));
    }
    std::stable_partition(found.begin(), found.end(),
                          [&](const std::string& path) { return folder_of(path) == folder; });
    return found;
  }

  bool needs(std::string_view path, std::string_view text) const {
    if (!spells(text, name_)) return false;
    return (go_ && folder_of(path) == folder_of(path_)) || spells(text, gate_);
  }

 private:
  bool is_exported() const { return name_[0] >= 'A' && name_[0] <= 'Z'; }

  bool go_;
  std::string_view name_;
  std::string_view gate_;
  std::string_view path_;
};

}  // namespace

bool is_named_in_other_files(const Document& document, const Declaration& declaration) {
  if (document.files == nullptr || !is_visible(document.code, declaration)) return false;
  const Sight sight(document, declaration);
  size_t files = 0;
  size_t bytes = 0;
  for (const std::string& path : sight.candidates(*document.files)) {
    if (++files > kMaxFiles || bytes > kMaxBytes) return false;
    const auto text = document.files->read(path);
    if (!text) continue;
    bytes += text->size();
    if (sight.needs(path, *text)) return true;
  }
  return false;
}

}  // namespace plumbline::remedies

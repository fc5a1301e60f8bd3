#include "analyzers/boundaries/imports.h"

#include <algorithm>
#include <array>
#include <span>

#include "analyzers/boundaries/import_extractors.h"
#include "analyzers/boundaries/marked_walk.h"
#include "analyzers/syntax/tree.h"

namespace plumbline::boundaries {
namespace {

using Words = std::span<const std::string_view>;

/// Without one of these a text of the language imports nothing.
Words import_words(Language language) {
  static constexpr std::array<std::string_view, 1> kImport{"import"};
  static constexpr std::array<std::string_view, 3> kScript{"import", "require", "export"};
  static constexpr std::array<std::string_view, 1> kInclude{"include"};
  switch (language) {
    case Language::python:
    case Language::go:
      return kImport;
    case Language::javascript:
    case Language::typescript:
    case Language::tsx:
      return kScript;
    case Language::c:
    case Language::cpp:
      return kInclude;
    default:
      return {};
  }
}

ExtractedImports extract(const Snapshot& snapshot, syntax::Node root, const StopToken& stop) {
  switch (snapshot.language) {
    case Language::python:
      return extract_python(snapshot, root, stop);
    case Language::go:
      return extract_go(snapshot, root, stop);
    case Language::c:
    case Language::cpp:
      return extract_includes(snapshot, root, stop);
    default:
      return extract_script(snapshot, root, stop);
  }
}

}  // namespace

std::string_view name_of(ImportKind kind) {
  static constexpr std::array<std::string_view, 5> kNames{"value", "type", "dynamic", "test",
                                                          "reference"};
  return kNames[static_cast<size_t>(kind)];
}

bool Import::same_as(const Import& other) const {
  return specifier == other.specifier && names == other.names && kind == other.kind &&
         angle == other.angle && local == other.local;
}

bool FileImports::same_as(const FileImports& other) const {
  const auto same_statement = [](const FileImports& file, size_t i) {
    return i > 0 && file.imports[i].statement == file.imports[i - 1].statement;
  };
  if (path != other.path || language != other.language || imports.size() != other.imports.size()) {
    return false;
  }
  for (size_t i = 0; i < imports.size(); ++i) {
    if (!imports[i].same_as(other.imports[i])) return false;
    if (same_statement(*this, i) != same_statement(other, i)) return false;
  }
  return true;
}

bool has_resolver(Language language) {
  return !import_words(language).empty();
}

bool may_import(Language language, std::string_view text) {
  return has_any(text, import_words(language));
}

std::shared_ptr<const FileImports> no_imports(const Snapshot& snapshot) {
  FileImports file;
  file.path = snapshot.path;
  file.language = snapshot.language;
  file.first_line = snapshot.lines->content(LineNumber{0}, snapshot.view());
  return std::make_shared<const FileImports>(std::move(file));
}

std::shared_ptr<const FileImports> extract_imports(const Snapshot& snapshot,
                                                   const syntax::Tree& tree,
                                                   const StopToken& stop) {
  if (!has_resolver(snapshot.language)) return nullptr;
  auto found = extract(snapshot, tree.root(), stop);
  if (!found) return nullptr;
  FileImports file = *no_imports(snapshot);
  std::ranges::stable_sort(*found, {}, &Import::range);
  for (Import& import : *found) import.line = snapshot.lines->line_of(import.range.begin);
  file.imports = std::move(*found);
  return std::make_shared<const FileImports>(std::move(file));
}

std::optional<std::string> literal_text(syntax::Node node, std::string_view text) {
  std::string value;
  const uint32_t count = node.child_count();
  for (uint32_t i = 0; i < count && i < 8; ++i) {
    const syntax::Node child = node.child(i);
    const std::string_view kind = child.kind();
    if (kind == "string_fragment" || kind == "string_content" ||
        kind == "interpreted_string_literal_content" || kind == "raw_string_literal_content") {
      value += child.text(text);
    } else if (child.is_missing() || kind == "interpolation" || kind == "template_substitution" ||
               kind == "escape_sequence" || child.is_error()) {
      return std::nullopt;
    }
  }
  if (value.empty()) return std::nullopt;
  return value;
}

}  // namespace plumbline::boundaries

#include "analyzers/source/language.h"

#include <algorithm>
#include <array>
#include <string>

#include "analyzers/source/ascii.h"
#include "analyzers/source/path.h"

namespace plumbline {
namespace {

struct Row {
  Language language;
  std::string_view name, endings, names, ids;
};

constexpr std::array kRows = {
#define PLUMBLINE_LANGUAGE(name, symbol, folder, endings, names, ids) \
  Row{Language::name, #name, endings, names, ids},
#define PLUMBLINE_TEXT_LANGUAGE(name, endings, names, ids) \
  Row{Language::name, #name, endings, names, ids},
#include "grammars/languages.def"
#undef PLUMBLINE_LANGUAGE
#undef PLUMBLINE_TEXT_LANGUAGE
};

bool word_matches(std::string_view word, std::string_view name) {
  if (word.ends_with('*')) return name.starts_with(word.substr(0, word.size() - 1));
  return word == name;
}

/// True if one of the space-separated words is, or with a final `*` begins, the name.
bool has_word(std::string_view words, std::string_view name) {
  while (!words.empty()) {
    const size_t space = std::min(words.find(' '), words.size());
    if (word_matches(words.substr(0, space), name)) return true;
    words.remove_prefix(std::min(space + 1, words.size()));
  }
  return false;
}

/// The last folder and the file: ".kube/config".
std::string_view name_with_folder(std::string_view path) {
  const size_t slash = path.rfind('/');
  if (slash == std::string_view::npos || slash == 0) return path;
  return path.substr(path.rfind('/', slash - 1) + 1);
}

std::optional<Language> by_name(std::string_view path) {
  const std::string_view name = file_name(path);
  for (const Row& row : kRows) {
    if (has_word(row.names, name) || has_word(row.names, name_with_folder(path))) {
      return row.language;
    }
  }
  const size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const std::string ending = lower(name.substr(dot + 1));
  for (const Row& row : kRows) {
    if (has_word(row.endings, ending)) return row.language;
  }
  return std::nullopt;
}

std::optional<Language> by_shebang(std::string_view head) {
  if (!head.starts_with("#!")) return std::nullopt;
  const std::string_view line = head.substr(0, head.find('\n'));
  struct Interpreter {
    std::string_view name;
    Language language;
  };
  static constexpr std::array kInterpreters = {
      Interpreter{"python", Language::python},   Interpreter{"node", Language::javascript},
      Interpreter{"deno", Language::typescript}, Interpreter{"ruby", Language::ruby},
      Interpreter{"php", Language::php},         Interpreter{"sh", Language::bash}};
  for (const Interpreter& interpreter : kInterpreters) {
    if (line.find(interpreter.name) != std::string_view::npos) return interpreter.language;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Language language) {
  for (const Row& row : kRows) {
    if (row.language == language) return row.name;
  }
  return "text";
}

std::optional<Language> language_named(std::string_view name) {
  for (const Row& row : kRows) {
    if (row.name == name) return row.language;
  }
  return name == "text" ? std::optional(Language::text) : std::nullopt;
}

Language detect_language(std::string_view path, std::string_view editor_id, std::string_view head) {
  if (const auto found = by_name(path)) return *found;
  for (const Row& row : kRows) {
    if (!editor_id.empty() && has_word(row.ids, editor_id)) return row.language;
  }
  return by_shebang(head).value_or(Language::text);
}

}  // namespace plumbline

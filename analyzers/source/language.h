// The languages that Plumbline reads, and how a file's language is found. The table is
// grammars/languages.def.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace plumbline {

enum class Language : uint8_t {
  text,  // anything else: no tree, secrets only
#define PLUMBLINE_LANGUAGE(name, symbol, folder, endings, names, ids) name,
#define PLUMBLINE_TEXT_LANGUAGE(name, endings, names, ids) name,
#include "grammars/languages.def"
#undef PLUMBLINE_LANGUAGE
#undef PLUMBLINE_TEXT_LANGUAGE
};

/// The name in the table: "python", "tsx", "text".
std::string_view name_of(Language language);

/// The inverse of name_of.
std::optional<Language> language_named(std::string_view name);

/// By file name and ending, else by the editor's language id, else by the `#!` line. `path` uses
/// `/` and may be empty; `head` is the start of the text (256 bytes are enough).
Language detect_language(std::string_view path, std::string_view editor_id, std::string_view head);

}  // namespace plumbline

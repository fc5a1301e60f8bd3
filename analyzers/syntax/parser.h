// Text to tree, with a way to stop.
#pragma once

#include <optional>
#include <string_view>

#include "analyzers/source/language.h"
#include "analyzers/source/stop_token.h"
#include "analyzers/syntax/tree.h"

namespace plumbline::syntax {

/// False for `text`, `dotenv` and `dockerfile`, which have no grammar.
bool has_grammar(Language language);

/// The tree-sitter language, or null; for queries about its symbols.
const TSLanguage* grammar(Language language);

/// The number of a field, 0 for none; differs between languages.
uint16_t field_id(Language language, std::string_view field);

/// Never fails on bad input: a tree always comes back, with error nodes where the text does not
/// fit. Nothing if the language has no grammar or the parse was stopped. `old_tree`, if given, must
/// be the previous tree edited() to this text. Safe on every thread: each has parsers of its own.
/// Offsets are 32 bits, so texts end at 4 GiB.
std::optional<Tree> parse(Language language, std::string_view text, const Tree* old_tree = nullptr,
                          const StopToken& stop = {});

}  // namespace plumbline::syntax

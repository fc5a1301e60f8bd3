// How much a string looks as if a machine had drawn it, as opposed to a person or a programming
// language.
#pragma once

#include <string_view>

namespace plumbline::secrets {

/// 0 (letter pairs that no word has) to 9 (very common pairs): the mean over adjacent letters.
/// Uniformly random letters come out near 4, identifiers and prose near 6.5. Nine where there are
/// fewer than three pairs: nothing can be said.
double naturalness(std::string_view text);

/// True for strings of at least 16 characters that a generator made: mixed characters that no word
/// explains, or long hexadecimal. Identifiers, words in a row, versions, paths and numbers are not.
bool looks_generated(std::string_view text);

/// The same for ten to fifteen characters: too few to be sure without a name that says "key".
bool looks_drawn(std::string_view text);

/// True for eight letters or more that no language puts beside each other.
bool is_unpronounceable(std::string_view text);

/// True for a string that a person would choose as a password: six to 64 characters without white
/// space, letters with digits or with marks such as `!`, and not an identifier.
bool looks_chosen(std::string_view text);

}  // namespace plumbline::secrets

// Literals that a call joins ("".join(["a", "b"]), implode('', ['a', 'b'])) or turns round
// ("…"[::-1], strrev("…")): hidden texts that are seen at one of the call's quotes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "analyzers/secrets/hidden_text.h"

namespace plumbline::secrets {

/// Cheap, for every quote of a text: false if find_called_string finds nothing at this one.
bool may_be_called(std::string_view text, uint32_t quote);

/// The text that the call makes, if all of it is literal. Without text and `far`, if the call is
/// one of these but has something else among its pieces: an edit of that decides.
std::optional<HiddenText> find_called_string(std::string_view text, uint32_t quote);

}  // namespace plumbline::secrets

// A value as it is written: in quotes, in escaped quotes inside another literal, or bare.
#pragma once

#include <optional>

#include "analyzers/secrets/text_reader.h"

namespace plumbline::secrets {

/// Where a value without quotes ends. Formats differ, and so do the characters that it may hold.
enum class BareStyle : uint8_t {
  none,       // values need quotes: source code, JSON
  word,       // at a blank or any punctuation that no token has
  shell,      // at a blank or a shell operator
  line,       // at the line's end or a comment: .env, properties, INI
  block,      // the same, and a block scalar may begin on the next line: YAML
  flow,       // as `line`, or at a comma or bracket: YAML between braces
  in_string,  // inside a quoted string: at its quote, a blank, `&` or `;`
};

struct LiteralValue {
  ByteRange range;  // without quotes
  char quote = 0;   // " ' ` or 0
};

/// Skips what only changes a literal's type (`b"…"`, `SecretStr("…")`, `[]byte("…")`) and reads the
/// literal. Nothing if the value is not one, or is empty.
std::optional<LiteralValue> read_literal(TextReader& reader, BareStyle bare);

/// The content of the string that ends right before `end`, on the same line and without escapes.
std::optional<ByteRange> literal_before(std::string_view text, uint32_t end);

}  // namespace plumbline::secrets

// What is assigned to a name: reads `name = "value"` in the many ways in which languages and file
// formats write it, from the bytes alone, so that one reader serves the text lane and every
// grammar.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "analyzers/secrets/literal_value.h"

namespace plumbline::secrets {

enum class Operator : uint8_t {
  assign,     // = := => ?= +=
  colon,      // :
  compare,    // == === !=
  fallback,   // || ?? ?: or, after a look-up
  argument,   // ("name", "value")
  call,       // name("value")
  element,    // <name>value</name>
  neighbour,  // <key>name</key><string>value</string>; "name": "x", "value": "y"; a block with a
              // value
  space,      // --name value; ENV name value; password value
};

struct Assignment {
  ByteRange name;
  ByteRange value;      // without its quotes
  char quote = 0;       // of the value: " ' ` or 0
  char name_quote = 0;  // of the name
  Operator op = Operator::assign;
};

/// The identifier (letters, digits, `_`, `$`, and inner `-` `.`) that covers `at`.
ByteRange name_around(std::string_view text, uint32_t at);

/// The assignment to the name, if what follows it is one whose value is a literal. Looks at most
/// four lines and 4 KB ahead.
std::optional<Assignment> assignment_to(std::string_view text, const ByteRange& name,
                                        BareStyle bare = BareStyle::word);

}  // namespace plumbline::secrets

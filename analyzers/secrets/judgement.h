// Is the value that stands at a secret-like name a credential? If not, why not: every reason has a
// name, so that `scan --explain` can show it.
#pragma once

#include <cstdint>
#include <string_view>

#include "analyzers/secrets/secret_name.h"

namespace plumbline::secrets {

/// Why a value at a secret-like name is not reported.
enum class Silence : uint8_t {
  none,
  too_short,
  too_long,
  placeholder,
  interpolation,
  look_up,
  reference,
  name_of_something,
  type_name,
  words,
  number,
  uuid,
  ciphertext,
  public_material,
  expression,
  not_random,
  sample,
  claimed,
  not_literal,
  lock_file,
  translation,
  style_sheet,
};

/// How sure one can be that a value is a credential.
enum class Strength : uint8_t {
  none,
  weak,       // a word, a dummy with a number, a UUID: somebody's, perhaps
  hash,       // of a password: not the password, but open to guessing
  chosen,     // as a person chooses a password
  generated,  // as a machine draws one
};

struct Judgement {
  Strength strength = Strength::none;
  Silence silence = Silence::none;  // set when the strength is none
};

Judgement judge(NameKind kind, std::string_view name, std::string_view value);

/// The same for a value whose place alone (an argument, a header) says that it is a secret.
inline Judgement judge(NameKind kind, std::string_view value) {
  return judge(kind, {}, value);
}

/// One sentence: "a look-up: filled in when the program runs".
std::string_view reason(Silence silence);

/// The evidence for a finding: "no word or identifier explains the value".
std::string_view reason(Strength strength);

}  // namespace plumbline::secrets

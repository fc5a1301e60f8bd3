// A value at a name: is it a credential? Ask first what else it could be.
//
// Idea: most values at names like `password` are no passwords: look-ups, placeholders, labels,
// types, paths. Each of these has a shape of its own that can be told from the bytes, and a name
// that can be shown to the user. So the shapes are tried first, in a fixed order, as the first that
// holds is the reason; what no shape explains is judged by the name.
//
// How much randomness is asked depends on what the name promises. A password is chosen by a person,
// so nearly anything that is no word counts, if weakly. A secret may be chosen or drawn, so it must
// look like either. A key is drawn by a machine, so a value that is not random is something else:
// the name of a key, its path, its id. A vague name (`pass`, `salt`) needs more still: sixteen
// characters, where a key's makes do with ten.
//
// The strength decides the severity later; here only the order matters. Hashes of passwords come
// before the shapes, as they would pass for ciphertext: behind a password's name they are worth
// reporting.
//
// What can go wrong is the order. `is_identifier` before the tests for randomness would silence
// generated values without digits; UUIDs after them would be reported as generated. Each new shape
// wants its example in the silent lists, and a value that must stay found in the other.
#include "analyzers/secrets/judgement.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "analyzers/secrets/placeholder.h"
#include "analyzers/secrets/randomness.h"
#include "analyzers/secrets/value_shape.h"
#include "analyzers/source/ascii.h"

namespace plumbline::secrets {
namespace {

/// Bytes; shorter values are flags and abbreviations.
constexpr size_t kShortest = 4;
constexpr size_t kLongest = 512;  // bytes; longer ones are documents or data

struct Shape {
  bool (*holds)(std::string_view value);
  Silence silence;
};

// In this order: the first that holds is the reason.
constexpr std::array kShapes = {
    Shape{is_interpolated, Silence::interpolation},
    Shape{is_look_up, Silence::look_up},
    Shape{is_ciphertext, Silence::ciphertext},
    Shape{is_public_material, Silence::public_material},
    Shape{is_reference, Silence::reference},
    Shape{is_placeholder, Silence::placeholder},
    Shape{is_dummy_word, Silence::placeholder},
    Shape{is_type_name, Silence::type_name},
    Shape{is_expression, Silence::expression},
    Shape{is_in_words, Silence::words},
};

std::optional<Silence> silence_of(std::string_view value) {
  for (const Shape& shape : kShapes) {
    if (shape.holds(value)) return shape.silence;
  }
  return std::nullopt;
}

bool is_number(std::string_view value) {
  return value.find_first_not_of("0123456789.,-+xX:/ ") == std::string_view::npos;
}

/// "password" at "password", "DB_PASSWORD", "access_token": a name, not a value.
bool names_something(std::string_view name, std::string_view value) {
  if (lower(value.substr(0, 128)) == lower(name)) return true;
  return is_identifier(value) && kind_of_name(value) != NameKind::none;
}

/// `SSL_TXT_kPSK "kPSK"`: a constant that is called after its value.
bool is_called_after(std::string_view name, std::string_view value) {
  return lower(name).ends_with("_" + lower(value));
}

Judgement silent(Silence silence) {
  return {Strength::none, silence};
}

/// `copper_saddle553`, `maple-silver-79`, `sxf8181_`: words and a number of two to four digits, as
/// people choose passwords and nobody names things. `hmac_sha256` and `us_utf16` are names.
bool is_numbered_phrase(std::string_view value) {
  static constexpr std::string_view kJoints = "_-.";
  constexpr size_t kShortestWord = 4;  // letters; those before the number of an algorithm are fewer
  static constexpr std::array<std::string_view, 4> kTypes = {"base", "uint", "float", "http"};
  const auto is_joint = [](char c) { return kJoints.find(c) != std::string_view::npos; };
  const bool marked = !value.empty() && is_joint(value.back());
  if (marked) value.remove_suffix(1);
  size_t number = value.find_last_not_of("0123456789") + 1;
  const size_t digits = value.size() - number;
  if (digits < 2 || digits > 4) return false;
  const bool apart = number > 0 && is_joint(value[number - 1]);
  if (apart) --number;
  const size_t word = value.substr(0, number).find_last_of(kJoints) + 1;
  const std::string_view last = value.substr(word, number - word);
  const bool drawn_word = last.size() >= (marked ? kShortestWord - 1 : kShortestWord) &&
                          std::find(kTypes.begin(), kTypes.end(), last) == kTypes.end();
  return drawn_word && (marked || word >= kShortestWord) &&
         std::none_of(value.begin(), value.begin() + static_cast<long>(number), is_digit);
}

/// Digits alone, as many as people take for a password: not a year, a port or a version.
bool is_digit_password(std::string_view value) {
  constexpr size_t kFewest = 8;
  return value.size() >= kFewest && std::all_of(value.begin(), value.end(), is_digit);
}

Judgement judge_password(std::string_view value) {
  if (looks_generated(value)) return {Strength::generated, Silence::none};
  if (is_numbered_word(value)) return {Strength::weak, Silence::none};
  if (looks_chosen(value) || is_unpronounceable(value)) return {Strength::chosen, Silence::none};
  if (is_digit_password(value)) return {Strength::chosen, Silence::none};
  if (is_number(value))
    return value.size() >= 6 ? Judgement{Strength::weak, Silence::none} : silent(Silence::number);
  if (is_numbered_phrase(value)) return {Strength::chosen, Silence::none};
  if (is_identifier(value) && value.find_first_of("_-.:/") != std::string_view::npos)
    return silent(Silence::name_of_something);
  constexpr size_t kShortestWord = 6;  // letters; shorter ones stand for something
  return value.size() < kShortestWord ? silent(Silence::too_short)
                                      : Judgement{Strength::weak, Silence::none};
}

/// Marks that no identifier has, among small and capital letters.
bool is_marked(std::string_view value) {
  constexpr size_t kFewest = 8;
  const auto has = [&](auto kind) { return std::any_of(value.begin(), value.end(), kind); };
  return value.size() >= kFewest && looks_chosen(value) && has(is_lower) && has(is_upper) &&
         has([](char c) { return contains("!@#%^&*?", {&c, 1}); });
}

Judgement judge_secret(std::string_view value) {
  if (looks_generated(value)) return {Strength::generated, Silence::none};
  if (is_digit_password(value)) return {Strength::chosen, Silence::none};
  if (is_number(value)) return silent(Silence::number);
  if (is_numbered_phrase(value) || is_marked(value)) return {Strength::chosen, Silence::none};
  const auto digits = std::count_if(value.begin(), value.end(), is_digit);
  const bool chosen = value.size() >= 8 && digits > 0 && looks_chosen(value);
  if (!chosen)
    return silent(is_identifier(value) ? Silence::name_of_something : Silence::not_random);
  const bool named = is_identifier(value) && digits < 3;
  return {is_numbered_word(value) || named ? Strength::weak : Strength::chosen, Silence::none};
}

Judgement judge_key(NameKind kind, std::string_view value) {
  if (is_number(value)) return silent(Silence::number);
  const bool drawn =
      kind == NameKind::key ? looks_generated(value) || looks_drawn(value) : looks_generated(value);
  if (drawn) return {Strength::generated, Silence::none};
  const bool digit = std::any_of(value.begin(), value.end(), is_digit);
  if (kind == NameKind::key && digit && is_marked(value)) return {Strength::chosen, Silence::none};
  return silent(is_identifier(value) ? Silence::name_of_something : Silence::not_random);
}

}  // namespace

Judgement judge(NameKind kind, std::string_view name, std::string_view value) {
  constexpr std::string_view kUnhashed = "{noop}";  // Spring's mark of a password in clear
  if (value.starts_with(kUnhashed)) value.remove_prefix(kUnhashed.size());
  if (value.size() < kShortest) return silent(Silence::too_short);
  if (value.size() > kLongest) return silent(Silence::too_long);
  if (is_password_hash(value)) {
    return kind == NameKind::password || kind == NameKind::vague
               ? Judgement{Strength::hash, Silence::none}
               : silent(Silence::ciphertext);
  }
  if (kind == NameKind::password && is_keyboard_walk(value) && looks_chosen(value) &&
      !is_interpolated(value))
    return {Strength::chosen, Silence::none};
  if (const auto silence = silence_of(value)) return silent(*silence);
  if (is_uuid(value))
    return kind == NameKind::secret ? Judgement{Strength::weak, Silence::none}
                                    : silent(Silence::uuid);
  if (names_something(name, value)) return silent(Silence::name_of_something);
  const Judgement judgement = kind == NameKind::password ? judge_password(value)
                              : kind == NameKind::secret ? judge_secret(value)
                                                         : judge_key(kind, value);
  const bool word = judgement.strength == Strength::weak && is_called_after(name, value);
  return word ? silent(Silence::name_of_something) : judgement;
}

std::string_view reason(Silence silence) {
  switch (silence) {
    case Silence::none:
      return "reported";
    case Silence::too_short:
      return "too short for a credential";
    case Silence::too_long:
      return "too long for a credential: a document or data";
    case Silence::placeholder:
      return "a placeholder: stands where a credential will stand";
    case Silence::interpolation:
      return "an interpolation: filled in when the program runs";
    case Silence::look_up:
      return "a look-up: read from elsewhere when the program runs";
    case Silence::reference:
      return "a path, an address or the id of something else";
    case Silence::name_of_something:
      return "a name or identifier, not a value";
    case Silence::type_name:
      return "a type or keyword, not a value";
    case Silence::words:
      return "words of a language: a label or a message";
    case Silence::number:
      return "a number or version";
    case Silence::uuid:
      return "a UUID: an identifier";
    case Silence::ciphertext:
      return "encrypted or hashed already";
    case Silence::public_material:
      return "public: a certificate, a public key, a digest";
    case Silence::expression:
      return "a regular expression or a piece of code";
    case Silence::not_random:
      return "neither drawn by a machine nor chosen as a password";
    case Silence::sample:
      return "a value from a document that everybody knows";
    case Silence::claimed:
      return "a more specific rule has judged this value";
    case Silence::not_literal:
      return "no whole string in the syntax tree";
    case Silence::lock_file:
      return "a lock file or bundle: digests and generated names";
    case Silence::translation:
      return "a translation: the words that users see";
    case Silence::style_sheet:
      return "a style sheet";
  }
  return {};
}

std::string_view reason(Strength strength) {
  switch (strength) {
    case Strength::none:
      return "none";
    case Strength::weak:
      return "could be a password, or just a word";
    case Strength::hash:
      return "the hash of a password: guesses can be tried against it";
    case Strength::chosen:
      return "chosen as people choose passwords";
    case Strength::generated:
      return "drawn at random: no word or identifier explains it";
  }
  return {};
}

}  // namespace plumbline::secrets

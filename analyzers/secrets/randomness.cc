// Was this drawn by a machine? Entropy alone does not say.
//
// Sixteen characters are too few to measure entropy: an identifier of sixteen different letters has
// four bits per character, as much as a key. What tells them apart is that words follow each
// other's letters and keys do not. So three things are looked at together:
// - `entropy` only rules out repetition ("aaaa1111").
// - `naturalness` is the mean over adjacent letters of how common that pair is in names and words.
//   Uniform letters come out near 4, words near 6.5; the thresholds lie between, lower where
//   nothing else speaks for a key.
// - `switches` counts turns between letters and digits and from small to capital letters. A name
//   turns once per word, a key at every other character.
//
// Hexadecimal has few letter pairs, and six letters only: there digits decide. Strings full of
// punctuation have letters that seldom stand side by side: there the kinds of characters do
// (looks_typed_by_generator). Short values are judged apart (looks_drawn), for names that promise a
// key, since ten characters prove little.
//
// The pair table is measured; see rules/secrets/measure_bigrams.py. Whoever moves a threshold has
// to read what it reports in code that holds no keys.
#include "analyzers/secrets/randomness.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "analyzers/source/ascii.h"
#include "analyzers/source/entropy.h"

namespace plumbline::secrets {
namespace {

// One row per first letter, one digit per second; made by rules/secrets/measure_bigrams.py.
constexpr std::array<std::string_view, 26> kPairs = {
    "16660150402767050868431240", "73437311740832730663700050", "71447107506631920647500030",
    "73469531800532630554511020", "62674541300657243877032520", "63346721900632730646510030",
    "62229246600535520764600011", "93349201702333820546400030", "54654450000669640577040204",
    "83558432525334730272712000", "64449442723544540375522020", "72359210801722730255510050",
    "95239110700453770153500010", "62677481503323630278450010", "44561340402668460866645200",
    "81348314501722750856521040", "24350400200612034666921001", "72549230703453730566420040",
    "51638316702522652269612030", "72438316800432740765411050", "56546330600768360777000000",
    "93439321800333530353003030", "83438326803436720763101100", "53647413701462480349222341",
    "54546442501666580587233122", "82439312701431530235211044"};

constexpr double kUnknown = 9.0;  // naturalness of what has too few letters beside each other

struct Kinds {
  size_t lower = 0, upper = 0, digit = 0, other = 0;
  size_t switches = 0;  // between letters and digits, or from lower to upper
  bool hex = true;
  bool text = true;      // printable ASCII without white space
  bool foreign = false;  // other letters than ASCII's

  size_t letters() const { return lower + upper; }
  size_t count() const {
    return static_cast<size_t>(lower > 0) + static_cast<size_t>(upper > 0) +
           static_cast<size_t>(digit > 0) + static_cast<size_t>(other > 0);
  }
};

Kinds kinds_of(std::string_view text) {
  Kinds kinds;
  char previous = 0;
  for (const char c : text) {
    kinds.lower += is_lower(c) ? 1 : 0;
    kinds.upper += is_upper(c) ? 1 : 0;
    kinds.digit += is_digit(c) ? 1 : 0;
    kinds.other += is_letter(c) || is_digit(c) ? 0 : 1;
    kinds.hex =
        kinds.hex &&
        (is_digit(c) || (static_cast<char>(c | 0x20) >= 'a' && static_cast<char>(c | 0x20) <= 'f'));
    kinds.text = kinds.text && c > ' ' && c < 0x7F;
    kinds.foreign = kinds.foreign || static_cast<unsigned char>(c) >= 0x80;
    const bool turned = (is_digit(previous) && is_letter(c)) ||
                        (is_letter(previous) && is_digit(c)) || (is_lower(previous) && is_upper(c));
    kinds.switches += turned ? 1 : 0;
    previous = c;
  }
  return kinds;
}

/// "s3cr3t": a digit between two letters of one word.
bool has_digit_in_word(std::string_view text) {
  for (size_t i = 1; i + 1 < text.size(); ++i) {
    if (is_letter(text[i - 1]) && is_digit(text[i]) && is_letter(text[i + 1])) return true;
  }
  return false;
}

/// Generators that draw from the whole keyboard leave few letters beside each other.
bool looks_typed_by_generator(std::string_view text, const Kinds& kinds) {
  return kinds.digit > 0 && kinds.count() >= 3 && kinds.other * 2 <= text.size() &&
         entropy(text) >= 3.2 && (naturalness(text) < 5.5 || naturalness(text) == kUnknown);
}

}  // namespace

double naturalness(std::string_view text) {
  size_t pairs = 0;
  size_t sum = 0;
  for (size_t i = 1; i < text.size(); ++i) {
    if (!is_letter(text[i - 1]) || !is_letter(text[i])) continue;
    const auto first = static_cast<size_t>((text[i - 1] | 0x20) - 'a');
    const auto second = static_cast<size_t>((text[i] | 0x20) - 'a');
    sum += static_cast<size_t>(kPairs[first][second] - '0');
    ++pairs;
  }
  return pairs < 3 ? kUnknown : static_cast<double>(sum) / static_cast<double>(pairs);
}

bool looks_generated(std::string_view text) {
  constexpr size_t kShortest = 16;
  if (text.size() < kShortest) return false;
  const Kinds kinds = kinds_of(text);
  if (!kinds.text || kinds.letters() < 2) return false;
  if (kinds.hex) return kinds.digit >= 4 && entropy(text) >= 2.9;
  if (entropy(text) < 3.2) return false;
  if (kinds.other * 5 > text.size()) return looks_typed_by_generator(text, kinds);
  // A word is broken by a digit or a capital once in a while, a random string at every other
  // character.
  const double turns = static_cast<double>(kinds.switches) / static_cast<double>(text.size());
  const double words = naturalness(text);
  if (kinds.digit == 0) return words < (turns > 0.15 ? 5.0 : 4.6) && kinds.other * 8 <= text.size();
  return words < 5.2 ? turns > 0.08 : turns > 0.35;
}

bool looks_drawn(std::string_view text) {
  constexpr size_t kShortest = 10;
  constexpr size_t kLongest = 15;
  if (text.size() < kShortest || text.size() > kLongest) return false;
  const Kinds kinds = kinds_of(text);
  if (!kinds.text || kinds.digit == 0 || kinds.letters() < 3 || kinds.other > 3) return false;
  if (kinds.hex) return kinds.digit >= 2;
  const double breaks =
      static_cast<double>(kinds.switches + kinds.other) / static_cast<double>(text.size());
  return breaks > 0.3 && (naturalness(text) < 5.2 || kinds.digit >= 3);
}

bool is_unpronounceable(std::string_view text) {
  constexpr size_t kShortest = 8;
  if (text.size() < kShortest) return false;
  const Kinds kinds = kinds_of(text);
  return kinds.letters() == text.size() && naturalness(text) < 4.2;
}

bool looks_chosen(std::string_view text) {
  constexpr size_t kShortest = 6;
  constexpr size_t kLongest = 64;
  if (text.size() < kShortest || text.size() > kLongest) return false;
  const Kinds kinds = kinds_of(text);
  if (kinds.foreign) return kinds.digit >= 2 && text.find_first_of(" \t\r\n") == text.npos;
  if (!kinds.text || kinds.letters() == 0) return false;
  const size_t joints = static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return c == '_' || c == '-' || c == '.' || c == ':' || c == '/';
  }));
  const size_t marks = kinds.other - joints;  // ! @ # and the like: no identifier has them
  if (marks > 0) return kinds.digit > 0 || kinds.letters() >= 4;
  if (kinds.digit == 0) return false;
  if (joints > 0) return kinds.upper > 0 && kinds.lower > 0 ? true : has_digit_in_word(text);
  if (kinds.lower > 0 && kinds.upper > 0) return true;
  if (text.size() < 7) return kinds.letters() >= 3 && has_digit_in_word(text);
  return kinds.letters() >= (kinds.digit >= 4 ? 1U : 3U);
}

}  // namespace plumbline::secrets

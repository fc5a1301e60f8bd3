// Lifetimes that code gives to what it signs: links to storage, shared access signatures, tokens,
// sessions of a role.
//
// The argument has the same few names in every SDK (`ExpiresIn`, `expiry`, `DurationSeconds`), and
// a name alone says nothing: caches and cookies expire, too. So a word of the call that signs must
// stand shortly before it. Of the value only constants are read, in the ways in which languages
// write a duration; what is computed is silent.
#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "analyzers/source/ascii.h"
#include "analyzers/trust/lint.h"

namespace plumbline::trust {
namespace {

using Piece = re2::StringPiece;

std::string_view view(Piece piece) {
  return {piece.data(), piece.size()};
}

/// How far before the argument its call may begin.
constexpr size_t kReach = 600;
constexpr size_t kMostArguments = 2000;

struct Signer {
  std::string_view word;
  Kind kind;
};

constexpr std::array<Signer, 21> kSigners = {{
    {"resign", Kind::presigned},       {"PreSign", Kind::presigned},
    {"igned_url", Kind::presigned},    {"ignedUrl", Kind::presigned},
    {"ignedURL", Kind::presigned},     {"_sas(", Kind::sas},
    {"SasBuilder", Kind::sas},         {"SASQueryParameters", Kind::sas},
    {"SasSignatureValues", Kind::sas}, {"enerateSas", Kind::sas},
    {"SharedAccess", Kind::sas},       {"jwt.sign", Kind::jwt},
    {"JWT.sign", Kind::jwt},           {"jsonwebtoken.sign", Kind::jwt},
    {"jwtService.sign", Kind::jwt},    {"Jwts.builder", Kind::jwt},
    {"ssume_role", Kind::role},        {"ssumeRole", Kind::role},
    {"ession_token", Kind::role},      {"SessionToken", Kind::role},
    {"ederationToken", Kind::role},
}};

std::string_view what(Kind kind) {
  switch (kind) {
    case Kind::presigned:
      return "This signed link";
    case Kind::sas:
      return "This shared access signature";
    case Kind::role:
      return "This session";
    default:
      return "This token";
  }
}

bool is_duration_name(std::string_view name) {
  std::string plain;
  for (const char c : lower(name)) {
    if (c != '_' && c != '-') plain += c;
  }
  return is_in(plain,
               {"expiresin", "expires", "expiration", "expiry", "expireson", "expiresat",
                "expirytime", "expiretime", "expirein", "withpresignexpires", "setexpiration",
                "setexpirytime", "signatureduration", "durationseconds", "setdurationseconds"});
}

/// The expression up to the comma or bracket that ends it.
std::string_view expression_of(std::string_view text) {
  int depth = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (contains("([{", text.substr(i, 1))) ++depth;
    const bool ends = contains(")]}", text.substr(i, 1)) && --depth < 0;
    if (ends || (c == ',' && depth == 0)) return text.substr(0, i);
  }
  return text;
}

std::string_view without_blanks_behind(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t\r") + 1);
}

/// "7 * 24 * 3600"
std::optional<uint64_t> product_of(std::string_view text) {
  uint64_t product = 1;
  while (!text.empty()) {
    const size_t star = std::min(text.find('*'), text.size());
    std::string digits;
    for (const char c : text.substr(0, star)) {
      if (is_digit(c)) digits += c;
    }
    const auto factor = duration_of(digits);
    if (!factor || product > 1'000'000'000'000 / std::max<uint64_t>(*factor, 1)) return {};
    product *= *factor;
    text.remove_prefix(std::min(star + 1, text.size()));
  }
  return product;
}

/// The count times the unit, as duration_of knows it: "days", "Hours".
std::optional<uint64_t> times(std::string_view product, std::string_view unit) {
  const auto count = product_of(product);
  return count ? duration_of(std::to_string(*count) + lower(unit)) : std::nullopt;
}

#define PLUMBLINE_PRODUCT "([0-9][0-9_]*(?:\\s*\\*\\s*[0-9][0-9_]*)*)"

/// Seconds of a constant duration, as languages write it.
std::optional<uint64_t> seconds_of(std::string_view constant) {
  static const RE2 plain("\\s*" PLUMBLINE_PRODUCT "L?\\s*");
  static const RE2 quoted("\\s*[\"'`]([0-9]+ ?[A-Za-z]+)[\"'`]\\s*");
  static const RE2 unit_before(
      "(?i)(weeks|days|hours|minutes|seconds|months|years)\\s*[(=:]\\s*" PLUMBLINE_PRODUCT);
  static const RE2 unit_after(
      PLUMBLINE_PRODUCT
      "\\s*(?:\\*\\s*time\\.|\\.)"
      "(Hour|Minute|Second|(?:hour|minute|second|day|week|month|year)s?)\\b");
  static const RE2 unit_first("time\\.(Hour|Minute|Second)\\s*\\*\\s*" PLUMBLINE_PRODUCT);
  static const RE2 milliseconds(
      "(?:now\\(\\)|getTime\\(\\)|valueOf\\(\\))\\s*\\+\\s*" PLUMBLINE_PRODUCT);
  const bool simple = std::all_of(constant.begin(), constant.end(), [](char c) {
    return is_word_character(c) || contains(" \t.()+*:={}\"'`", std::string_view(&c, 1));
  });
  if (!simple) return std::nullopt;
  const Piece expression(constant.data(), constant.size());
  Piece count;
  Piece unit;
  if (RE2::FullMatch(expression, plain, &count)) return product_of(view(count));
  if (RE2::FullMatch(expression, quoted, &unit)) return duration_of(view(unit));
  if (RE2::PartialMatch(expression, unit_before, &unit, &count))
    return times(view(count), view(unit));
  if (RE2::PartialMatch(expression, unit_after, &count, &unit))
    return times(view(count), view(unit));
  if (RE2::PartialMatch(expression, unit_first, &unit, &count))
    return times(view(count), view(unit));
  if (RE2::PartialMatch(expression, milliseconds, &count)) {
    const auto product = product_of(view(count));
    return product ? std::optional(*product / 1000) : std::nullopt;
  }
  return std::nullopt;
}

#undef PLUMBLINE_PRODUCT

/// The nearest call before the argument that signs something.
std::optional<Kind> signer_before(std::string_view text, size_t at) {
  const size_t begin = at > kReach ? at - kReach : 0;
  const std::string_view before = text.substr(begin, at - begin);
  std::optional<Kind> kind;
  size_t nearest = 0;
  for (const Signer& signer : kSigners) {
    const size_t found = before.rfind(signer.word);
    if (found == std::string_view::npos || (kind && found < nearest)) continue;
    nearest = found;
    kind = signer.kind;
  }
  return kind;
}

}  // namespace

void lint_calls(Report& report) {
  static const RE2 argument(
      "([A-Za-z_]*[eE]xp(?:ir[A-Za-z_]*)|signatureDuration|[A-Za-z]*[dD]urationSeconds)"
      "[\"']?\\s*(?::=|=>|[:=(])\\s*([^\\n;]{1,200})");
  const std::string_view text = report.snapshot().view();
  Piece rest(text.data(), text.size());
  Piece found;
  Piece value;
  for (size_t i = 0; i < kMostArguments && RE2::FindAndConsume(&rest, argument, &found, &value);
       ++i) {
    const auto begin = static_cast<uint32_t>(value.data() - text.data());
    rest = Piece(value.data(), text.size() - begin);
    const std::string_view name = view(found);
    if (!is_duration_name(name)) continue;
    const auto kind = signer_before(text, static_cast<size_t>(name.data() - text.data()));
    if (!kind || (lower(name).ends_with("durationseconds") != (kind == Kind::role))) continue;
    const std::string_view expression = without_blanks_behind(expression_of(view(value)));
    const auto seconds = seconds_of(expression);
    if (!seconds) continue;
    report.add_if_long(*kind, *seconds,
                       byte_range(begin, begin + static_cast<uint32_t>(expression.size())),
                       what(*kind));
  }
}

}  // namespace plumbline::trust

// Tokens that are a document in base64: JSON, a macaroon, a pair, a signed address.
#include <algorithm>
#include <string>

#include "analyzers/secrets/encoding.h"
#include "analyzers/secrets/json_number.h"
#include "analyzers/secrets/offline_checks.h"
#include "analyzers/source/ascii.h"
#include "analyzers/source/date.h"

namespace plumbline::secrets {
namespace {

/// `X-Amz-Date=20260101T000000Z…X-Amz-Expires=3600` of a signed address.
void read_signed_lifetime(std::string_view address, Verdict& verdict) {
  constexpr std::string_view kDate = "X-Amz-Date=";
  constexpr std::string_view kExpires = "X-Amz-Expires=";
  const size_t date = address.find(kDate);
  const size_t expires = address.find(kExpires);
  if (date == std::string_view::npos || expires == std::string_view::npos) return;
  const std::string_view digits = address.substr(date + kDate.size());
  verdict.lives_for = leading_number(address.substr(expires + kExpires.size()));
  if (digits.size() < 8 || !verdict.lives_for) return;
  const auto day =
      parse_date(std::string(digits.substr(0, 4)) + "-" + std::string(digits.substr(4, 2)) + "-" +
                 std::string(digits.substr(6, 2)));
  constexpr int64_t kDay = 86400;
  if (day) verdict.expires = (days_since_epoch(*day) + 1) * kDay - 1 + *verdict.lives_for;
}

}  // namespace

/// Ids made since about 2019 have their first bit set, and the account's number in the 40 after it.
Verdict check_aws_key_id(std::string_view token) {
  constexpr size_t kDigits = 12;
  const auto bytes = decode_base32(token.substr(std::min<size_t>(4, token.size())));
  if (!bytes || bytes->size() != 10) return Verdict::of_structure(false, "");
  uint64_t number = 0;
  for (const char c : bytes->substr(0, 6)) number = number << 8 | static_cast<unsigned char>(c);
  const bool told = (number >> 47 & 1) != 0;
  const std::string account = std::to_string(number >> 7 & 0xFF'FFFF'FFFF);
  const bool possible = told && account.size() <= kDigits;
  return Verdict::of_structure(
      true, possible ? "of account " + std::string(kDigits - account.size(), '0') + account
                     : "base32 of an account number");
}

/// `ABSK` + "BedrockAPIKey-…:secret", for as long as its user says, or `bedrock-api-key-` + a
/// signed address.
Verdict check_bedrock(std::string_view token) {
  const size_t dash = token.rfind('-');
  const bool brief = token.starts_with("bedrock-api-key-");
  const auto text =
      decode_base64(token.substr(brief ? dash + 1 : std::min<size_t>(4, token.size())));
  Verdict verdict = Verdict::of_structure(
      text && contains(*text, brief ? "bedrock" : "BedrockAPIKey"), "base64 of a Bedrock key");
  if (text && brief) read_signed_lifetime(*text, verdict);
  return verdict;
}

/// From the first `ey` (base64 of `{`) to the end, or to a signature after `_` or `.`.
Verdict check_json_base64(std::string_view token) {
  const size_t start = token.find("ey");
  if (start == std::string_view::npos) return {};
  std::string_view body = token.substr(start);
  body = body.substr(0, std::min(body.find_first_of("._"), body.size()));
  if (body.size() % 4 == 1) body.remove_suffix(1);
  const auto json = decode_base64(body);
  return Verdict::of_structure(json && json->starts_with('{') && contains(*json, "\":"),
                               "base64 of JSON");
}

/// A version 2 macaroon: 2, then the location field (tag 1, length, text). The caveats of the
/// package index are JSON: `[0, not after, not before]`, `[1, projects]`, or an object with `exp`.
Verdict check_macaroon(std::string_view token) {
  const size_t dash = token.find('-');
  std::string_view body = token.substr(dash == std::string_view::npos ? 0 : dash + 1);
  if (body.size() % 4 == 1) body.remove_suffix(1);
  const auto bytes = decode_base64(body);
  const bool right =
      bytes && bytes->size() > 40 && (*bytes)[0] == 2 && (*bytes)[1] == 1 &&
      static_cast<size_t>(static_cast<unsigned char>((*bytes)[2])) + 3 < bytes->size();
  Verdict verdict = Verdict::of_structure(right, "macaroon with a location");
  if (!right) return verdict;
  const size_t dates = bytes->find("[0, ");
  verdict.expires = dates == std::string::npos
                        ? json_number(*bytes, "exp")
                        : leading_number(std::string_view(*bytes).substr(dates + 4));
  verdict.endless = !verdict.expires;
  const bool narrow =
      contains(*bytes, "[1, [") || contains(*bytes, "[2, [") || contains(*bytes, "\"projects\"");
  verdict.detail += narrow ? ", for some projects" : ", for the whole account";
  return verdict;
}

/// MessagePack: an array of four (nonce, location, caveats, tail), the nonce an array of three.
Verdict check_fly_macaroon(std::string_view token) {
  const size_t bar = token.rfind("fm2_");
  if (bar == std::string_view::npos) return {};
  std::string_view body = token.substr(bar + 4);
  body = body.substr(0, std::min(body.find(','), body.size()));
  while (body.ends_with('=')) body.remove_suffix(1);
  if (body.size() % 4 == 1) body.remove_suffix(1);
  const auto bytes = decode_base64(body);
  Verdict verdict;
  if (!bytes || !bytes->starts_with("\x94\x93")) return verdict;
  return Verdict::of_structure(true, "macaroon of four parts");
}

Verdict check_snowflake(std::string_view token) {
  const auto digits = decode_base64(token.substr(0, token.find('.')));
  const bool right = digits && digits->size() >= 17 && digits->size() <= 20 &&
                     digits->find_first_not_of("0123456789") == std::string::npos;
  return Verdict::of_structure(right, "a user number in base64");
}

/// JFrog `reftkn:01:EXPIRY:…`; an expiry of 0 means none.
Verdict check_reference_token(std::string_view token) {
  const auto text = decode_base64(token);
  if (!text || !text->starts_with("reftkn:")) return Verdict::of_structure(false, "");
  const size_t second = text->find(':', text->find(':') + 1);
  if (second == std::string::npos) return Verdict::of_structure(false, "");
  Verdict verdict = Verdict::of_structure(true, "reference token");
  const int64_t epoch = leading_number(std::string_view(*text).substr(second + 1)).value_or(0);
  if (epoch > 0) verdict.expires = epoch;
  verdict.endless = epoch == 0;
  return verdict;
}

/// Atlassian's server products: base64 of a number, a colon and random bytes.
Verdict check_colon_base64(std::string_view token) {
  const auto text = decode_base64(token.substr(std::min(token.size(), token.find('-') + 1)));
  const size_t colon = text ? text->find(':') : std::string::npos;
  const bool right =
      colon != std::string::npos && colon >= 4 && text->find_first_not_of("0123456789") == colon;
  return Verdict::of_structure(right, "base64 of a number and a secret");
}

}  // namespace plumbline::secrets

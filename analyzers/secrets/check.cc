#include "analyzers/secrets/check.h"

#include <algorithm>
#include <array>

#include "analyzers/secrets/encoding.h"

namespace plumbline::secrets {
namespace {

using State = Verdict::State;

Verdict compared(bool equal, std::string_view what) {
  Verdict verdict;
  verdict.state = equal ? State::valid : State::invalid;
  verdict.detail = std::string(what) + (equal ? " matches" : " does not match");
  return verdict;
}

Verdict structure(bool right, std::string_view what) {
  Verdict verdict;
  verdict.state = right ? State::valid : State::refused;
  verdict.detail = what;
  return verdict;
}

/// What follows the first `_`: the part of a prefixed token that the checksum covers.
std::string_view body_of(std::string_view token) {
  const size_t bar = token.find('_');
  return bar == std::string_view::npos ? token : token.substr(bar + 1);
}

std::string upper(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return text;
}

std::string little_endian(uint32_t value) {
  std::string bytes;
  for (int shift = 0; shift < 32; shift += 8)
    bytes.push_back(static_cast<char>((value >> shift) & 0xFF));
  return bytes;
}

uint32_t swapped(uint32_t value) {
  return (value >> 24) | ((value >> 8) & 0xFF00U) | ((value << 8) & 0xFF0000U) | (value << 24);
}

Verdict crc32_base62_check(std::string_view token) {
  const std::string_view body = body_of(token);
  if (body.size() < 7) return {};
  const std::string_view covered = body.substr(0, body.size() - 6);
  return compared(base62(crc32(covered), 6) == body.substr(covered.size()), "CRC32");
}

/// `glpat-PAYLOAD.VVLLCCCCCCC`; the older routable form and the legacy one have no checksum.
Verdict gitlab_check(std::string_view token) {
  if (token.size() < 20 || std::count(token.begin(), token.end(), '.') < 2) return {};
  const std::string_view covered = token.substr(0, token.size() - 7);
  return compared(base36(crc32(covered), 7) == token.substr(covered.size()), "CRC32");
}

Verdict trailing_hex(std::string_view token, std::string_view covered, uint32_t value) {
  const std::string_view sum = token.substr(token.size() - 8);
  const std::string expected = hex32(value);
  return compared(sum == expected || sum == upper(expected), covered.empty() ? "" : "CRC32");
}

Verdict hex_check(Check check, std::string_view token) {
  if (token.size() < 12) return {};
  const std::string_view all = token.substr(0, token.size() - 8);
  if (check == Check::crc32_hex_all) return trailing_hex(token, all, crc32(all));
  const std::string_view unbarred = all.ends_with('_') ? all.substr(0, all.size() - 1) : all;
  if (check == Check::crc32_little_hex) return trailing_hex(token, all, swapped(crc32(unbarred)));
  const std::string_view body = body_of(unbarred);
  return trailing_hex(token, body, crc32(body));
}

Verdict confluent_check(std::string_view token) {
  const std::string_view body = token.substr(std::min<size_t>(4, token.size()));
  if (body.size() < 60) return {};
  const std::string expected = base64(little_endian(crc32(body.substr(0, 54))));
  return compared(expected.substr(0, 6) == body.substr(54, 6), "CRC32");
}

Verdict aws_key_id_check(std::string_view token) {
  const auto bytes = decode_base32(token.substr(std::min<size_t>(4, token.size())));
  return structure(bytes && bytes->size() == 10, "base32 of an account number");
}

Verdict json_check(std::string_view token) {
  const size_t start = token.find("ey");
  if (start == std::string_view::npos) return {};
  const auto json = decode_base64(token.substr(start));
  return structure(json && json->starts_with('{') && json->find(':') != std::string::npos,
                   "base64 of JSON");
}

/// A version 2 macaroon: 2, then the location field (tag 1, length, text).
Verdict macaroon_check(std::string_view token) {
  const size_t dash = token.find('-');
  std::string_view body = token.substr(dash == std::string_view::npos ? 0 : dash + 1);
  if (body.size() % 4 == 1) body.remove_suffix(1);
  const auto bytes = decode_base64(body);
  const bool right = bytes && bytes->size() > 40 && (*bytes)[0] == 2 && (*bytes)[1] == 1 &&
                     static_cast<size_t>((*bytes)[2]) + 3 < bytes->size();
  return structure(right, "macaroon with a location");
}

Verdict snowflake_check(std::string_view token) {
  const auto digits = decode_base64(token.substr(0, token.find('.')));
  const bool right = digits && digits->size() >= 17 && digits->size() <= 20 &&
                     digits->find_first_not_of("0123456789") == std::string::npos;
  return structure(right, "a user number in base64");
}

Verdict reference_token_check(std::string_view token) {
  const auto text = decode_base64(token);
  if (!text) return {};
  const size_t second = text->find(':', text->find(':') + 1);
  if (second == std::string::npos) return {};
  Verdict verdict = structure(true, "reference token");
  int64_t epoch = 0;
  for (size_t i = second + 1;
       i < text->size() && (*text)[i] >= '0' && (*text)[i] <= '9' && i < second + 12; ++i) {
    epoch = epoch * 10 + ((*text)[i] - '0');
  }
  if (epoch > 0) verdict.expires = epoch;
  verdict.endless = epoch == 0;
  return verdict;
}

Verdict colon_check(std::string_view token) {
  const auto text = decode_base64(token.substr(std::min(token.size(), token.find('-') + 1)));
  return structure(text && text->find(':') != std::string::npos, "base64 of a pair");
}

Verdict bedrock_check(std::string_view token) {
  const auto text = decode_base64(token.substr(4));
  return structure(text && text->find("BedrockAPIKey") != std::string::npos,
                   "base64 of a Bedrock key");
}

/// The number after `"name":`, if there is one.
std::optional<int64_t> json_number(std::string_view json, std::string_view name) {
  size_t at = json.find("\"" + std::string(name) + "\"");
  if (at == std::string_view::npos) return std::nullopt;
  at = json.find_first_not_of(" \t\r\n", at + name.size() + 2);
  if (at == std::string_view::npos || json[at] != ':') return std::nullopt;
  at = json.find_first_not_of(" \t\r\n", at + 1);
  int64_t value = 0;
  const size_t first = at;
  for (; at < json.size() && json[at] >= '0' && json[at] <= '9' && at < first + 15; ++at) {
    value = value * 10 + (json[at] - '0');
  }
  return at == first ? std::nullopt : std::optional(value);
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

}  // namespace

Verdict check_jwt(std::string_view token) {
  const size_t first = token.find("eyJ");
  const size_t dot = token.find('.', first == std::string_view::npos ? 0 : first);
  if (first == std::string_view::npos || dot == std::string_view::npos) return structure(false, "");
  const size_t second = std::min(token.find('.', dot + 1), token.size());
  const auto header = decode_base64(token.substr(first, dot - first));
  const auto payload = decode_base64(token.substr(dot + 1, second - dot - 1));
  const bool right =
      header && payload && has_any(*header, {"\"alg\""}) && payload->starts_with('{');
  Verdict verdict = structure(right, "header and payload are JSON");
  if (!right) return verdict;
  verdict.expires = json_number(*payload, "exp");
  verdict.endless = !verdict.expires;
  const auto issued = json_number(*payload, "iat");
  if (verdict.expires && issued) verdict.lives_for = *verdict.expires - *issued;
  const bool powerful = has_any(*payload, {"service_role", "serviceaccount"});
  if (!powerful) verdict.state = State::shape;
  verdict.published = has_any(*payload, {"\"anon\"", "John Doe", "jwt.io", "example"}) ||
                      has_any(*header, {"none"});
  return verdict;
}

Verdict check_token(Check check, std::string_view token) {
  switch (check) {
    case Check::none:
      return {};
    case Check::crc32_base62:
      return crc32_base62_check(token);
    case Check::crc32_hex_body:
    case Check::crc32_hex_all:
    case Check::crc32_little_hex:
      return hex_check(check, token);
    case Check::crc32_little_base64:
      return confluent_check(token);
    case Check::gitlab_routable:
      return gitlab_check(token);
    case Check::aws_key_id:
      return aws_key_id_check(token);
    case Check::aws_bedrock:
      return bedrock_check(token);
    case Check::azure_identifiable:
      return {};
    case Check::json_base64:
      return json_check(token);
    case Check::jwt:
    case Check::github_installation:
      return check_jwt(token);
    case Check::macaroon:
      return macaroon_check(token);
    case Check::snowflake:
      return snowflake_check(token);
    case Check::reference_token:
      return reference_token_check(token);
    case Check::colon_base64:
      return colon_check(token);
  }
  return {};
}

}  // namespace plumbline::secrets

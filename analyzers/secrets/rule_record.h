// One credential form as data. The table is generated at build time from rules/secrets/*.yaml by
// generate.py, so start-up reads no file and builds nothing.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "analyzers/secrets/secrets.h"

namespace plumbline::secrets {

/// How a form is found once the gate has seen one of its literals.
enum class Form : uint8_t {
  token,  // the pattern begins `offset` before the literal, or anywhere up to `lookback` before it
  named,  // the literal is part of a name; the pattern is the whole value assigned to it
  pem,    // an armored block
  url,    // scheme://user:password@host
  signed_url,  // a query string that carries a signature
  near,        // the literal is the issuer's name; the pattern is a value assigned close to it
  ppk,         // PuTTY's private key file
  place,       // no literal: only the place gives it away, see context_form.h
};

/// The offline check of a form; see check.h.
enum class Check : uint8_t {
  none,
  crc32_base62,
  crc32_hex_body,
  crc32_hex_all,
  crc32_little_hex,
  crc32_little_base64,
  gitlab_routable,
  aws_key_id,
  aws_bedrock,
  azure_identifiable,
  azure_annotated,
  azure_devops,
  entra_secret,
  base58,
  bech32,
  nkey_seed,
  json_base64,
  jwt,
  github_installation,
  macaroon,
  fly_macaroon,
  snowflake,
  reference_token,
  colon_base64,
};

enum class Lifetime : uint8_t {
  unknown,      // the issuer lets the user choose
  never,        // lives until somebody revokes it
  short_lived,  // an hour or less, by the issuer's design
  in_token,     // the check reads it
};

/// All views live as long as the program.
struct RuleRecord {
  RuleInfo info;
  Form form = Form::token;
  std::span<const std::string_view> literals;  // for the gate; lower case when `fold`
  bool fold = false;                           // literals match in any case
  std::string_view pattern;                    // RE2; group 1, if there is one, is the secret
  uint16_t offset = 0;
  uint16_t lookback = 0;
  uint16_t shortest = 0;     // bytes of the shortest match
  std::string_view before;   // characters that must not stand before the match
  std::string_view after;    // characters that must not stand after it
  uint8_t min_entropy = 0;   // tenths of a bit per character of the secret
  bool needs_digit = false;  // a secret without any digit is an identifier
  Check check = Check::none;
  Lifetime lifetime = Lifetime::unknown;
  bool public_by_design = false;      // claimed and never reported
  uint8_t priority = 0;               // where two forms claim the same bytes, the higher one wins
  std::span<const uint64_t> samples;  // sample_hash() of values in the issuer's documentation
  std::span<const std::string_view>
      context;  // one must stand near by, lower case; empty: none needed
};

/// Sorted by id; an id may have several forms.
std::span<const RuleRecord> records();

}  // namespace plumbline::secrets

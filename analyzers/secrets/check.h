// Offline checks: what a token says about itself without asking its issuer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "analyzers/secrets/rule_record.h"

namespace plumbline::secrets {

struct Verdict {
  enum class State : uint8_t {
    shape,    // nothing but the form can be checked
    valid,    // the checksum or the structure is right
    invalid,  // the checksum is wrong: not a real token
    refused,  // the structure contradicts the form: not this kind of credential
  };

  State state = State::shape;
  std::string detail;                // "CRC32 matches"; for evidence, never part of a secret
  std::optional<int64_t> expires;    // Unix time in seconds
  std::optional<int64_t> lives_for;  // seconds from issue to expiry
  bool endless = false;              // read from the token: it has no expiry
  bool published = false;            // a role that is meant to be public, or a documentation sample
};

Verdict check_token(Check check, std::string_view token);

/// A JSON web token: header, payload, `exp` and `iat`.
Verdict check_jwt(std::string_view token);

}  // namespace plumbline::secrets

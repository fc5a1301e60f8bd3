// What an offline check says about a token. A value type; no field ever holds a part of the token.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

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

  /// A checksum decides alone: "CRC32 matches" or "CRC32 does not match".
  static Verdict of_checksum(bool equal, std::string_view name) {
    Verdict verdict;
    verdict.state = equal ? State::valid : State::invalid;
    verdict.detail = std::string(name) + (equal ? " matches" : " does not match");
    return verdict;
  }

  /// A checksum whose formula no issuer publishes: a match proves a token, a mismatch nothing.
  static Verdict of_inferred_checksum(bool equal, std::string_view name) {
    return equal ? of_checksum(true, name) : Verdict();
  }

  /// A structure that every token of the kind has; another one is not of the kind.
  static Verdict of_structure(bool right, std::string_view what) {
    Verdict verdict;
    verdict.state = right ? State::valid : State::refused;
    verdict.detail = what;
    return verdict;
  }
};

}  // namespace plumbline::secrets

// How far the credentials of a project are on the way out of it: what a report's summary counts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "analyzers/findings/finding.h"

namespace plumbline::cli {

enum class CredentialState : uint8_t {
  ephemeral,  // the issuer mints it for an hour or so
  relocated,  // kept in a store or a variable that the files name; it still lives long
  embedded,   // written in the files
};

inline constexpr size_t kCredentialStates = 3;

std::string_view name_of(CredentialState state);

/// One sentence for people who do not know the words.
std::string_view meaning_of(CredentialState state);

/// Nothing for what is no credential in force: a wrong checksum, a sample, an emulator's key, an
/// expired token, a finding about trust.
std::optional<CredentialState> state_of(const Finding& finding);

}  // namespace plumbline::cli

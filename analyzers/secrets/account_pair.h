// The account that a password or a key belongs to, when both stand in one buffer.
#pragma once

#include <optional>

#include "analyzers/source/snapshot.h"

namespace plumbline::secrets {

/// The value of the nearest name of an account (user, login, AccountName, client_id) in `around`,
/// outside the secret itself.
std::optional<ByteRange> account_near(const Snapshot& snapshot, const ByteRange& secret,
                                      const ByteRange& around);

}  // namespace plumbline::secrets

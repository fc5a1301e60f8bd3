// Credentials of emulators: what opens LocalStack, Azurite or a fake server on the developer's own
// machine is worth nothing elsewhere, however real it looks.
#pragma once

#include <string_view>

#include "analyzers/remedies/remedies.h"

namespace plumbline::remedies {

/// A file of settings that starts an emulator, or points at one: it holds its documented keys.
bool names_emulator(std::string_view text);

/// True if the client that takes the finding's credential talks to an emulator. Cheap for texts
/// that name none; a pure function.
bool serves_emulator(const RemedyInput& input);

}  // namespace plumbline::remedies

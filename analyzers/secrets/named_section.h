// The part of a file that a name heads: `deepgram:` with lines below it, `[deepgram]`,
// `"deepgram": {`, `provider "deepgram" {`, `class Deepgram:`. What is called a key in there is the
// key of that name, however far below.
#pragma once

#include <optional>

#include "analyzers/source/snapshot.h"

namespace plumbline::secrets {

/// The whole lines of the part without its head, at most two dozen; nothing if the name at `at`
/// heads none. The line after them decides where it ends.
std::optional<ByteRange> section_headed_at(const Snapshot& snapshot, ByteOffset at);

}  // namespace plumbline::secrets

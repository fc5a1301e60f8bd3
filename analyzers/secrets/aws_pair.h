// An AWS key id and the secret that stands near it. The secret has no prefix and no checksum, so
// without a telling name only the id beside it gives it away.
#pragma once

#include <vector>

#include "analyzers/secrets/scan_unit.h"

namespace plumbline::secrets {

/// For every key id among units[first…]: looks for the secret within a few lines, appends a unit
/// for it with the id as related place, and widens the id's extent to the lines that were looked
/// at.
void pair_aws_keys(const Snapshot& snapshot, size_t first, std::vector<ScanUnit>& units);

}  // namespace plumbline::secrets

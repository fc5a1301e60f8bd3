// What a candidate that only its place gives away comes to.
#pragma once

#include <cstdint>
#include <optional>

#include "analyzers/findings/finding.h"
#include "analyzers/secrets/context_form.h"

namespace plumbline::secrets {

/// Nothing if the candidate is silent, or a sample of the vendor's documentation.
std::optional<Finding> finding_of(const Candidate& candidate, const Snapshot& snapshot);

/// `lines` above and below, but no more than some bytes of a huge line.
ByteRange window_around(const Snapshot& snapshot, const ByteRange& range, uint32_t lines);

}  // namespace plumbline::secrets

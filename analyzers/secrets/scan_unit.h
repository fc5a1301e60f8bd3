// One place that a rule looked at: what it claims, what it says, and how much of the text decided
// that.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "analyzers/findings/finding.h"
#include "analyzers/secrets/check.h"
#include "analyzers/source/snapshot.h"

namespace plumbline::secrets {

/// A value type. Everything about it is a function of the bytes in `extent`, so an edit outside
/// leaves it alone.
struct ScanUnit {
  ByteRange extent;
  ByteRange claim;                 // the bytes of the credential
  uint8_t priority = 0;            // where claims overlap, the higher one stays
  std::optional<Finding> finding;  // nothing: claimed, but silent (a sample, public by design)
};

/// Where a credential was found and what is known of it.
struct Detection {
  const RuleRecord& record;
  ByteRange secret;
  Verdict verdict;
  std::vector<Evidence> evidence;
  std::vector<RelatedPlace> related;
  std::string_view detail;  // for the message, after the title: "encrypted"
};

/// The finding with severity, message and evidence by the state and the lifetime.
Finding make_finding(const Detection& detection, const Snapshot& snapshot);

/// Lines up to `before` above and `after` below those of `range`, whole.
ByteRange lines_around(const Snapshot& snapshot, const ByteRange& range, uint32_t before,
                       uint32_t after);

/// Of units sorted by claim: those that win their bytes. Keeps the order.
std::vector<Finding> resolved(const std::vector<ScanUnit>& units);

}  // namespace plumbline::secrets

// A name for a finding that survives moved lines, says nothing of the secret and cannot be computed
// without the repository's salt.
//
// HMAC-SHA-256, keyed with the salt, over rule, path, the trimmed line with every secret masked,
// and the number of equal ones before it. The first 16 bytes, hexadecimal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/findings/finding.h"
#include "analyzers/source/snapshot.h"

namespace plumbline {

/// Sets `fingerprint` on each finding of one snapshot. `findings` must be sorted by `before`.
void set_fingerprints(std::vector<Finding>& findings, const Snapshot& snapshot,
                      std::string_view salt);

/// The same without the path, in the order of the findings: they survive a renamed file.
std::vector<std::string> content_fingerprints(const std::vector<Finding>& findings,
                                              const Snapshot& snapshot, std::string_view salt);

/// The secret that a finding is about, of those that it masks; it must mask one.
ByteRange own_secret(const Finding& finding);

/// Equal for equal secrets, and reveals nothing without the key; empty for a finding that is about
/// no secret.
std::string secret_hash(const Finding& finding, const Snapshot& snapshot, std::string_view key);

/// HMAC-SHA-256 in full, hexadecimal.
std::string keyed_hash(std::string_view salt, std::string_view text);

}  // namespace plumbline

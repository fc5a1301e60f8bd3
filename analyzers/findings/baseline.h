// The findings that a team has accepted as they are, each with who, why and until when:
// `.plumbline/baseline.json`.
//
// An entry names a finding by keyed hashes only. It holds no secret, and of one no more than 16
// bits of a keyed hash: enough to notice that another key has taken the place of the accepted one,
// too little to test guesses of it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/configuration/fault.h"
#include "analyzers/findings/finding.h"
#include "analyzers/source/date.h"
#include "analyzers/source/snapshot.h"

namespace plumbline {

/// By what a finding is known again: in the same file, or after its file was renamed.
struct BaselineKey {
  std::string fingerprint;
  std::string content;  // the fingerprint without the path
  std::string secret;   // of the secret; empty if the finding is about none
  friend bool operator==(const BaselineKey&, const BaselineKey&) = default;
};

/// The keys of all findings of one snapshot, in their order. `findings` have their fingerprints.
std::vector<BaselineKey> baseline_keys(const std::vector<Finding>& findings,
                                       const Snapshot& snapshot, std::string_view salt);

struct BaselineEntry {
  BaselineKey key;
  std::string rule;
  std::string path;   // where it was when the entry was made
  uint32_t line = 0;  // from 1, for people
  std::string who;
  std::string why;
  std::optional<Date> until;  // the last day on which it holds
  ByteRange range;            // in the baseline file
};

/// Immutable.
class Baseline {
 public:
  /// Whether a path of the project is there: an entry follows its finding to another file only when
  /// its own file is gone, so that a copy of an accepted secret is not accepted with it.
  using FileExists = std::function<bool(std::string_view path)>;

  explicit Baseline(std::vector<BaselineEntry> entries);

  const std::vector<BaselineEntry>& entries() const { return entries_; }

  /// The entry that speaks of a finding, in force or not; null if none does.
  const BaselineEntry* find(const BaselineKey& key, const FileExists& exists) const;

 private:
  std::vector<BaselineEntry> entries_;
  std::unordered_multimap<std::string, size_t> by_fingerprint_;
  std::unordered_multimap<std::string, size_t> by_content_;
};

struct LoadedBaseline {
  std::shared_ptr<const Baseline> baseline;  // never null
  std::vector<configuration::Fault> faults;
};

/// Reads the file's text. A faulty entry costs itself only; one past its date is a fault of level
/// warning.
LoadedBaseline load_baseline(std::string_view text, const Date& today);

bool in_force(const BaselineEntry& entry, const Date& today);

/// Marks what the baseline accepts on the snapshot's day. `findings` have their fingerprints.
void apply_baseline(std::vector<Finding>& findings, const Snapshot& snapshot,
                    const Baseline& baseline, std::string_view salt,
                    const Baseline::FileExists& exists);

}  // namespace plumbline

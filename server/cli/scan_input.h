// What a scan reads, and what it says about one file.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "analyzers/findings/finding.h"
#include "analyzers/remedies/remedies.h"
#include "analyzers/source/snapshot.h"

namespace plumbline::cli {

struct ScanInput {
  std::string path;                         // relative to the root
  bool named = false;                       // on the command line: read whatever it is
  std::shared_ptr<const std::string> text;  // null: from disk
};

/// Something about the scan itself rather than about the code: a file that could not be read, a
/// budget that was spent. Never holds a secret.
struct Notice {
  Severity severity = Severity::warning;
  std::string path;  // may be empty
  std::string message;
};

struct ReportedFinding {
  Finding finding;
  /// The complete edits that an editor would offer: class A, without tab stops.
  std::vector<remedies::Remedy> remedies;
};

struct FileReport {
  Snapshot snapshot;  // its text is never null
  std::vector<ReportedFinding> findings;
  std::vector<Notice> notices;
  bool binary = false;  // left out for that reason
  bool read = true;
};

/// The end of a scan, as reports repeat it.
struct ScanSummary {
  uint64_t files = 0;
  uint64_t binary_files = 0;
  uint64_t files_with_findings = 0;
  uint64_t by_family[4] = {};
  uint64_t by_severity[4] = {};
  uint64_t suppressed = 0;
  bool interrupted = false;
  bool configuration_faulty = false;
  bool counting = false;  // a finding that sets the exit code was seen
  int exit_code = 0;
  std::vector<Notice> notices;  // sorted by path
};

}  // namespace plumbline::cli

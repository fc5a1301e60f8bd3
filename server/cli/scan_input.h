// What a scan reads, and what it says about one file.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/findings/finding.h"
#include "analyzers/remedies/remedies.h"
#include "analyzers/secrets/secrets.h"
#include "analyzers/source/snapshot.h"

namespace plumbline::cli {

struct ScanInput {
  std::string path;                         // relative to the root
  bool named = false;                       // on the command line: read whatever it is
  std::shared_ptr<const std::string> text;  // null: from disk, or
  std::string object;                       // from git: the hash of the text
};

/// Something about the scan itself rather than about the code: a file that could not be read, a
/// budget that was spent. Never holds a secret.
struct Notice {
  Severity severity = Severity::warning;
  std::string path;  // may be empty
  std::string message;
};

/// A submodule is a repository of its own: it is named, not entered.
inline Notice submodule_notice(std::string path) {
  return {Severity::info, std::move(path), "is a submodule and is not read; scan it by itself"};
}

struct Commit {
  std::string id;
  std::string author;
  std::string email;
  int64_t time = 0;  // Unix time in seconds
};

/// For how long a repository's history holds a finding.
struct CommitSpan {
  Commit first;  // the oldest commit that brought it
  Commit last;   // the newest that brought a text with it
};

struct ReportedFinding {
  Finding finding;
  /// The complete edits that an editor would offer: class A, without tab stops.
  std::vector<remedies::Remedy> remedies;
  std::optional<CommitSpan> commits;  // of a scan of the history
  std::string credential;             // Credential::name; empty: no secret, or one that is accepted
};

struct CredentialPlace {
  std::string path;
  uint32_t line = 1;
  uint32_t column = 1;  // UTF-16
};

/// A secret that was found, by a name that says nothing of it.
struct Credential {
  std::string name;
  std::string rule;
  std::string message;  // of its first finding
  std::vector<CredentialPlace> places;
};

struct FileReport {
  Snapshot snapshot;   // its text is never null
  std::string object;  // the input's
  std::vector<ReportedFinding> findings;
  std::vector<Notice> notices;
  std::vector<secrets::NearMiss> near_misses;  // empty unless asked for
  uint64_t binary_files = 0;                   // itself, or those in it: left out for that reason
  bool read = true;
  std::string archive;  // the file that holds this text; empty: its path is on disk
};

/// The end of a scan, as reports repeat it.
struct ScanSummary {
  uint64_t files = 0;
  uint64_t binary_files = 0;
  uint64_t files_with_findings = 0;
  uint64_t by_family[4] = {};
  uint64_t by_severity[4] = {};
  uint64_t by_state[3] = {};  // of credentials, each once: see reports/credential_states.h
  uint64_t suppressed = 0;
  bool interrupted = false;
  bool configuration_faulty = false;
  std::string fault;      // the command line could not be carried out: why; then nothing was read
  bool counting = false;  // a finding that sets the exit code was seen
  int exit_code = 0;
  std::vector<Credential> credentials;  // those in more than one place
  std::vector<Notice> notices;          // sorted by path
};

}  // namespace plumbline::cli

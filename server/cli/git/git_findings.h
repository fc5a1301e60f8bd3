// What a scan of git texts makes of the findings: each secret of the history once, and of changed
// files only what is new.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "server/cli/git/changed_files.h"
#include "server/cli/git/git_history.h"
#include "server/cli/parallel_scan.h"

namespace plumbline::cli {

/// Takes the reports of a history's blobs in their order and passes on each finding of a path once,
/// in the oldest text that holds it, with the commits between which the history holds it. Two
/// secrets in the same line, one after the other, are two findings.
class HistoryFindings {
 public:
  /// `history` outlives this. `salt` keys the comparison of secrets.
  HistoryFindings(const History& history, std::string salt, ReportSink next);

  bool add(const FileReport& report);
  /// After the last one.
  bool finish();

 private:
  struct Place {
    size_t report;
    size_t finding;
    uint32_t last;  // commit
  };

  bool pass_on();
  const HistoryBlob* blob_of(const std::string& object) const;

  const History& history_;
  const std::string salt_;
  const ReportSink next_;
  std::vector<uint32_t> by_object_;  // places in History::blobs
  std::string path_;                 // of what is held
  std::vector<FileReport> held_;
  std::map<std::string, Place> known_;
};

/// Leaves out of a file's report what the text of then has as well: `before` is scanned in the same
/// way, under the path of now. A crossed boundary is new where its line is.
class NewFindings {
 public:
  NewFindings(ChangedFiles changed, const ScanSettings& settings, ReportSink next);

  bool add(const FileReport& report);

 private:
  /// What the file of then says; of an archive, what is in it too.
  struct Then {
    std::string path;
    Snapshot snapshot;
    std::set<std::string> known;  // its findings, by what they are
  };

  const Then& then(const std::string& path, const std::string& object);

  Then then_;  // the last one asked for: the texts of an archive come one after the other
  const ChangedFiles changed_;
  const ScanSettings& settings_;
  const ReportSink next_;
};

}  // namespace plumbline::cli

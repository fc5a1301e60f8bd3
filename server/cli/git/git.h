// Git, asked through its own program: whatever a repository looks like (shallow, bare, a second
// work tree), git itself knows.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/source/result.h"
#include "server/cli/git/child_process.h"

namespace plumbline::cli {

/// `git -C root …`, so that it never asks the network, a pager, a file-system monitor or the user.
std::vector<std::string> git_command(const std::string& root, std::vector<std::string> arguments);

/// Its output; the first line of its complaint if it fails.
Result<std::string> run_git(const std::string& root, std::vector<std::string> arguments,
                            std::string_view input = "");

/// A sentence if the folder belongs to no repository, or git is not there; else empty.
std::string why_no_repository(const std::string& root);

/// One side of a line of git's raw format: a path and what now lies there.
struct GitEntry {
  enum class Kind { file, link, submodule, deleted };
  Kind kind = Kind::file;
  std::string path;
  std::string object;  // its hash; all zeros where only the work tree has it
  std::string source;  // for a rename: the path before
  std::string before;  // the hash before; all zeros if there was none
};

/// Reads what comes between two NULs: `:MODES HASHES STATUS`, of one parent or, after several
/// colons, of a merge. The paths follow it in the stream.
GitEntry read_raw_entry(std::string_view text);
bool is_rename(std::string_view text);

/// The raw format with `-z` as a whole.
std::vector<GitEntry> read_raw_diff(std::string_view text);

/// The text of an object; nothing if git does not have it. Safe on every thread: each that reads at
/// the same time talks to a git of its own.
class GitObjects {
 public:
  explicit GitObjects(std::string root) : root_(std::move(root)) {}

  /// A text of more than `limit` bytes is Error "is larger than …", without being kept in memory.
  Result<std::string> read(const std::string& object, uint64_t limit) const;

 private:
  std::unique_ptr<ChildStream> take() const;
  void give_back(std::unique_ptr<ChildStream> reader) const;

  const std::string root_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<ChildStream>> idle_;
};

}  // namespace plumbline::cli

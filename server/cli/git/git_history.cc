// Every text once: git has done the work of telling equal ones apart.
//
// A history holds a file as often as it was committed, but each text of it only once, under its
// object id. So what is scanned is the list of objects that any commit brought, each with the path
// and commit where it first appeared. `git log --raw` gives them without a single text being read.
//
// The stream goes from the newest commit to the oldest. An object that comes up again was there
// earlier, so its first commit and its path are overwritten until the oldest has spoken; `last` is
// set when it is met first. Commits that brought no text are not kept.
//
// What can go wrong is what names may hold: paths have any byte but NUL, authors any text. So
// fields are separated by control bytes, records by NUL (`-z`), and nothing is parsed that is meant
// for people. A range from the command line is never an option (`-…` is refused), and is checked by
// git before the log starts, so that a typing error is told as one.
//
// Merges are listed with `-c`: what a merge has and none of its parents had was brought by nobody
// else.
#include "server/cli/git/git_history.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "server/cli/git/git.h"
#include "server/cli/interrupt.h"

namespace plumbline::cli {
namespace {

/// What starts a commit in the stream, and what stands between its parts: bytes that no name holds.
constexpr char kCommit = '\x01';
constexpr char kPart = '\x02';

Commit read_commit(std::string_view text) {
  Commit commit;
  std::string_view parts[4];
  for (std::string_view& part : parts) {
    const size_t end = std::min(text.find(kPart), text.size());
    part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  commit.id = parts[0];
  commit.author = parts[1];
  commit.email = parts[2];
  std::from_chars(parts[3].data(), parts[3].data() + parts[3].size(), commit.time);
  return commit;
}

/// Hashes and compares places in a list of blobs by the blobs' objects, of which there are too many
/// to keep each twice.
struct SameObject {
  using is_transparent = void;
  const std::vector<HistoryBlob>* blobs;

  std::string_view object(uint32_t place) const { return (*blobs)[place].object; }
  static std::string_view object(std::string_view wanted) { return wanted; }

  size_t operator()(const auto& key) const { return std::hash<std::string_view>()(object(key)); }
  bool operator()(const auto& a, const auto& b) const { return object(a) == object(b); }
};

class LogReader {
 public:
  History run(ChildStream& log) {
    std::string token;
    while (!interrupted() && log.read_until('\0', token)) {
      const size_t start = token.find_first_not_of('\n');
      if (start == std::string::npos) continue;
      const std::string_view text = std::string_view(token).substr(start);
      if (text.starts_with(kCommit)) {
        current_ = read_commit(text.substr(1));
        is_listed_ = false;
      } else if (text.starts_with(':')) {
        GitEntry entry = read_raw_entry(text);
        if (!log.read_until('\0', entry.path)) break;
        add(std::move(entry));
      }
    }
    return finish();
  }

 private:
  void add(GitEntry entry) {
    if (entry.kind == GitEntry::Kind::submodule) submodules_.insert(entry.path);
    if (entry.kind != GitEntry::Kind::file) return;
    if (!std::exchange(is_listed_, true)) history_.commits.push_back(current_);
    const auto now = static_cast<uint32_t>(history_.commits.size() - 1);
    const auto known = known_.find(entry.object);
    if (known == known_.end()) {
      history_.blobs.push_back({std::move(entry.object), std::move(entry.path), now, now});
      known_.insert(static_cast<uint32_t>(history_.blobs.size() - 1));
    } else {  // the log goes back in time
      HistoryBlob& blob = history_.blobs[*known];
      blob.first = now;
      blob.path = std::move(entry.path);
    }
  }

  History finish() {
    std::sort(history_.blobs.begin(), history_.blobs.end(),
              [](const HistoryBlob& a, const HistoryBlob& b) {
                if (a.path != b.path) return a.path < b.path;
                return a.first != b.first ? a.first > b.first : a.object < b.object;
              });
    for (const std::string& path : submodules_) {
      history_.notices.push_back(submodule_notice(path));
    }
    return std::move(history_);
  }

  History history_;
  Commit current_;
  bool is_listed_ = false;  // in History::commits
  std::unordered_set<uint32_t, SameObject, SameObject> known_{0, SameObject{&history_.blobs},
                                                              SameObject{&history_.blobs}};
  std::set<std::string> submodules_;
};

/// Whether a commit of that name is there; an empty repository has no HEAD.
bool has_commit(const std::string& root, const std::string& name) {
  return run_git(root, {"rev-parse", "--verify", "--quiet", name + "^{commit}"}).ok();
}

/// `-c` shows of a merge what none of its parents had.
std::vector<std::string> log_command(const std::string& root, const std::string& range) {
  std::vector<std::string> command = {"log",
                                      "--raw",
                                      "-z",
                                      "-c",
                                      "--root",
                                      "--no-abbrev",
                                      "--no-renames",
                                      "--date-order",
                                      "--no-ext-diff",
                                      "--relative",
                                      "--format=%x01%H%x02%an%x02%ae%x02%ct"};
  if (range.empty()) {
    command.emplace_back("--all");
    if (has_commit(root, "HEAD")) command.emplace_back("HEAD");
  } else {
    command.push_back(range);
  }
  command.emplace_back("--");
  return command;
}

}  // namespace

Result<History> read_history(const std::string& root, const std::string& range) {
  if (range.starts_with('-')) return Error{"--history " + range + " is no range of commits"};
  if (!range.empty() && !run_git(root, {"rev-list", "--max-count=1", range, "--"})) {
    return Error{"--history " + range + " is no range of commits of this repository"};
  }
  auto log = ChildStream::start(git_command(root, log_command(root, range)));
  if (!log) return log.error();
  History history = LogReader().run(log.value());
  if (!interrupted() && log->finish() != 0) return Error{"git log failed"};
  const auto shallow = run_git(root, {"rev-parse", "--is-shallow-repository"});
  if (shallow && shallow->starts_with("true")) {
    history.notices.push_back(
        {Severity::warning, "", "this clone is shallow: what its history held before is not read"});
  }
  return history;
}

}  // namespace plumbline::cli

#include "server/cli/git/changed_files.h"

#include <string_view>
#include <utility>

#include "server/cli/git/git.h"

namespace plumbline::cli {
namespace {

std::string without_line_end(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

/// Where the work tree's history and `base` parted; `base` itself where no such commit is at hand,
/// as in a shallow clone.
Result<std::string> fork_point(const std::string& root, const std::string& base) {
  if (base.starts_with('-')) return Error{"--diff " + base + " is no commit"};
  auto commit = run_git(root, {"rev-parse", "--verify", "--quiet", base + "^{commit}"});
  if (!commit) return Error{"--diff " + base + " is no commit of this repository"};
  const std::string id = without_line_end(std::move(commit.value()));
  auto fork = run_git(root, {"merge-base", id, "HEAD"});
  return fork ? without_line_end(std::move(fork.value())) : id;
}

bool is_zero(std::string_view object) {
  return object.find_first_not_of('0') == std::string_view::npos;
}

}  // namespace

Result<ChangedFiles> files_changed_since(const std::string& root, const std::string& base) {
  const auto fork = fork_point(root, base);
  if (!fork) return fork.error();
  const auto changed =
      run_git(root, {"diff", "--raw", "-z", "--no-abbrev", "--find-renames", "--no-ext-diff",
                     "--relative", "--diff-filter=AMRT", fork.value()});
  if (!changed) return changed.error();
  const auto untracked = run_git(root, {"ls-files", "--others", "--exclude-standard", "-z"});
  if (!untracked) return untracked.error();
  ChangedFiles files;
  for (GitEntry& entry : read_raw_diff(changed.value())) {
    if (entry.kind == GitEntry::Kind::submodule) {
      files.notices.push_back(submodule_notice(entry.path));
    } else if (entry.kind == GitEntry::Kind::file) {
      files.before[entry.path] = is_zero(entry.before) ? "" : std::move(entry.before);
    }
  }
  std::string_view rest = untracked.value();
  while (!rest.empty()) {
    const size_t end = rest.find('\0');
    files.before.try_emplace(std::string(rest.substr(0, end)));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return files;
}

}  // namespace plumbline::cli

#include "server/cli/git/staged_files.h"

#include <utility>

#include "server/cli/git/git.h"

namespace plumbline::cli {

Result<StagedFiles> read_staged_files(const std::string& root, uint64_t limit) {
  const auto changed =
      run_git(root, {"diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames",
                     "--no-ext-diff", "--relative", "--diff-filter=AMT"});
  if (!changed) return changed.error();
  const GitObjects objects(root);
  StagedFiles files;
  for (const GitEntry& entry : read_raw_diff(changed.value())) {
    if (entry.kind == GitEntry::Kind::submodule) {
      files.notices.push_back(submodule_notice(entry.path));
    }
    if (entry.kind != GitEntry::Kind::file) continue;
    auto text = objects.read(entry.object, limit);
    if (text) {
      files.texts[entry.path] = std::make_shared<const std::string>(std::move(text.value()));
    } else {
      files.notices.push_back({Severity::warning, entry.path, text.error().message});
    }
  }
  return files;
}

}  // namespace plumbline::cli

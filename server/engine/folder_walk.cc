// Lists a folder as git would, in one pass and without recursion.
//
// Each folder adds its own ignore files in front of its parents'; the levels are shared, so a
// folder without any costs nothing. The nearest file that says anything decides, and in a file the
// last line that does. An ignored folder is not entered, which is what makes a list with
// node_modules as fast as one without, and means, as with git, that nothing inside can be taken
// back in.
//
// What can go wrong: links are not followed, so there are no circles. Folders that cannot be read
// are told, not skipped in silence. File systems that do not say what an entry is are asked once
// more. The result is sorted, since the order of a directory is an accident (invariant 13).
#include "server/engine/folder_walk.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

#include "server/engine/file_reading.h"
#include "server/engine/ignore_rules.h"

namespace plumbline::engine {
namespace {

namespace fs = std::filesystem;

constexpr uint64_t kIgnoreFileLimit = 1024 * 1024;

/// The ignore files in force in a folder: its own, then its parents'. Shared along the path, so a
/// sibling costs nothing.
struct IgnoreLevel {
  std::string folder;              // absolute, with a final slash
  std::vector<IgnoreRules> files;  // the later one wins
  std::shared_ptr<const IgnoreLevel> parent;
};
using Level = std::shared_ptr<const IgnoreLevel>;

void add_rules(std::vector<IgnoreRules>& files, const std::string& path) {
  const FileText file = read_text_file(path, kIgnoreFileLimit, BinaryFiles::read);
  IgnoreRules rules(file.text);
  if (!rules.empty()) files.push_back(std::move(rules));
}

Level enter(Level parent, const std::string& folder) {
  IgnoreLevel level{folder, {}, parent};
  add_rules(level.files, folder + ".git/info/exclude");
  add_rules(level.files, folder + ".gitignore");
  add_rules(level.files, folder + ".plumblineignore");
  if (level.files.empty()) return parent;
  return std::make_shared<const IgnoreLevel>(std::move(level));
}

bool is_ignored(const Level& level, std::string_view path, bool is_folder) {
  for (const IgnoreLevel* at = level.get(); at != nullptr; at = at->parent.get()) {
    const std::string_view relative = path.substr(at->folder.size());
    for (auto rules = at->files.rbegin(); rules != at->files.rend(); ++rules) {
      const IgnoreRules::Verdict verdict = rules->verdict(relative, is_folder);
      if (verdict != IgnoreRules::Verdict::none) return verdict == IgnoreRules::Verdict::ignored;
    }
  }
  return false;
}

/// The folder whose ignore files come first: the top of the git work tree, else the root.
std::string top_of(const std::string& root) {
  std::error_code error;
  for (fs::path folder = root; folder.has_relative_path(); folder = folder.parent_path()) {
    if (fs::exists(folder / ".git", error)) return folder.string();
  }
  return root;
}

std::string slashed(const std::string& folder) {
  return folder.ends_with('/') ? folder : folder + "/";
}

/// From the top down to the folder that holds `start`.
Level levels_above(const std::string& root, const std::string& start) {
  Level level;
  for (size_t end = top_of(root).size(); end < start.size(); end = start.find('/', end + 1)) {
    level = enter(level, slashed(start.substr(0, end)));
  }
  return level;
}

enum class EntryKind : uint8_t { file, folder, other };

EntryKind kind_of(const dirent& entry, const std::string& path) {
  if (entry.d_type == DT_REG) return EntryKind::file;
  if (entry.d_type == DT_DIR) return EntryKind::folder;
  if (entry.d_type != DT_UNKNOWN) return EntryKind::other;
  struct stat status = {};  // a file system that does not say
  if (lstat(path.c_str(), &status) != 0) return EntryKind::other;
  if (S_ISREG(status.st_mode)) return EntryKind::file;
  return S_ISDIR(status.st_mode) ? EntryKind::folder : EntryKind::other;
}

class Walk {
 public:
  Walk(const std::string& root, const WalkOptions& options, const StopToken& stop)
      : prefix_(root.ends_with('/') ? root.size() : root.size() + 1),
        options_(options),
        stop_(stop) {}

  WalkResult run(std::string start, Level above) {
    pending_.push_back({std::move(start), std::move(above)});
    while (!pending_.empty() && !stop_.stop_requested()) {
      const auto [folder, level] = std::move(pending_.back());
      pending_.pop_back();
      list(folder, level);
    }
    std::sort(result_.files.begin(), result_.files.end());
    std::sort(result_.unreadable.begin(), result_.unreadable.end());
    return std::move(result_);
  }

 private:
  void list(const std::string& folder, const Level& above) {
    const std::unique_ptr<DIR, int (*)(DIR*)> listing(opendir(folder.c_str()), closedir);
    if (listing == nullptr) {
      result_.unreadable.push_back(folder.size() > prefix_ ? folder.substr(prefix_) : ".");
      return;
    }
    const std::string prefix = slashed(folder);
    const Level level = options_.use_ignore_files ? enter(above, prefix) : nullptr;
    while (const dirent* const entry = readdir(listing.get())) visit(*entry, prefix, level);
  }

  void visit(const dirent& entry, const std::string& folder, const Level& level) {
    const std::string_view name = entry.d_name;
    if (name == "." || name == ".." || name == ".git") return;
    if (name.front() == '.' && !options_.hidden) return;
    std::string path = folder + std::string(name);
    const EntryKind kind = kind_of(entry, path);
    if (kind == EntryKind::other) return;
    if (is_ignored(level, path, kind == EntryKind::folder)) return;
    if (kind == EntryKind::folder) {
      pending_.push_back({std::move(path), level});
    } else {
      result_.files.push_back(path.substr(prefix_));
    }
  }

  size_t prefix_;  // bytes of the root and its slash
  const WalkOptions& options_;
  const StopToken& stop_;
  std::vector<std::pair<std::string, Level>> pending_;
  WalkResult result_;
};

}  // namespace

const IgnoreRules& LeftOutPaths::rules_of(std::string_view folder) const {
  const auto known = rules_.find(folder);
  if (known != rules_.end()) return known->second;
  const std::string path = slashed(root_) + std::string(folder) + (folder.empty() ? "" : "/");
  const FileText file =
      read_text_file(path + ".plumblineignore", kIgnoreFileLimit, BinaryFiles::read);
  return rules_.emplace(folder, IgnoreRules(file.text)).first->second;
}

bool LeftOutPaths::contains(std::string_view path) const {
  for (size_t end = path.find('/');; end = path.find('/', end + 1)) {
    const std::string_view part =
        path.substr(0, end);  // a folder of it, in the end the path itself
    const bool is_folder = end != std::string_view::npos;
    for (std::string_view folder = part; !folder.empty();) {  // the nearest file decides
      const size_t slash = folder.rfind('/');
      folder = folder.substr(0, slash == std::string_view::npos ? 0 : slash);
      const std::string_view below = part.substr(folder.empty() ? 0 : folder.size() + 1);
      const auto verdict = rules_of(folder).verdict(below, is_folder);
      if (verdict == IgnoreRules::Verdict::ignored) return true;
      if (verdict == IgnoreRules::Verdict::kept) break;
    }
    if (!is_folder) return false;
  }
}

WalkResult walk_folder(const std::string& root, std::string_view start, const WalkOptions& options,
                       const StopToken& stop) {
  std::string folder = start.empty() ? root : slashed(root) + std::string(start);
  Level above = options.use_ignore_files ? levels_above(root, folder) : nullptr;
  return Walk(root, options, stop).run(std::move(folder), std::move(above));
}

}  // namespace plumbline::engine

// A project's files as analyzers see them: the disk, with unsaved texts laid over it.
//
// Listing is dear and is kept until refresh(); asking for one path is cheap and always looks. So a
// path can exist that the list does not have: it is new, or ignored, and the callers that care ask
// both questions. is_saved() leaves the overlay out, for those who need to know what is really
// there.
//
// files_in() does not follow ignore files: it is asked for the project's own configuration, which
// may well be ignored.
#include "server/engine/disk_files.h"

#include <sys/stat.h>

#include <utility>

#include "server/engine/file_reading.h"

namespace plumbline::engine {
namespace {

/// Manifests and imported sources; nothing that an analyzer asks for by name is larger.
constexpr uint64_t kReadLimit = 32 * 1024 * 1024;

bool has_mode(const std::string& path, mode_t wanted) {
  struct stat status = {};
  return stat(path.c_str(), &status) == 0 && (status.st_mode & S_IFMT) == wanted;
}

}  // namespace

DiskFiles::DiskFiles(std::string root, WalkOptions options, Overlay overlay)
    : root_(std::move(root)), options_(options), overlay_(std::move(overlay)) {}

bool DiskFiles::is_file(std::string_view path) const {
  return (overlay_ && overlay_(path) != nullptr) || is_saved(path);
}

bool DiskFiles::is_saved(std::string_view path) const {
  return has_mode(on_disk(path), S_IFREG);
}

bool DiskFiles::is_folder(std::string_view path) const {
  return has_mode(on_disk(path), S_IFDIR);
}

std::vector<std::string> DiskFiles::files() const {
  const std::lock_guard lock(mutex_);
  if (files_ == nullptr) {
    files_ =
        std::make_shared<const std::vector<std::string>>(walk_folder(root_, "", options_).files);
  }
  return *files_;
}

std::vector<std::string> DiskFiles::files_in(std::string_view folder) const {
  WalkOptions all = options_;
  all.use_ignore_files = false;
  return walk_folder(root_, folder, all).files;
}

std::optional<std::string> DiskFiles::read(std::string_view path) const {
  if (overlay_) {
    if (const auto text = overlay_(path)) return *text;
  }
  FileText file = read_text_file(on_disk(path), kReadLimit, BinaryFiles::read);
  if (file.failure) return std::nullopt;
  return std::move(file.text);
}

void DiskFiles::refresh() {
  const std::lock_guard lock(mutex_);
  files_.reset();
}

std::string DiskFiles::on_disk(std::string_view path) const {
  if (path.starts_with('/')) return std::string(path);
  if (path.empty() || path == ".") return root_.empty() ? "/" : root_;
  return root_ + "/" + std::string(path);
}

}  // namespace plumbline::engine

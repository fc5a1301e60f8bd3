// The folders of a session: configuration, files on disk and import graph, kept fresh in the
// background.
//
// Nothing here reads a file on the loop thread. Each kind of work (load, build, look at the disk)
// runs on a worker over immutable inputs, and comes back to the loop as a whole; meanwhile what was
// in force stays. Per folder at most one load and one look are under way. What comes meanwhile is
// noted, in `load_again` and `disk_change`, and makes one more round, however much it was.
//
// What can go wrong:
// - The folder was removed meanwhile: results name it by its root and find nobody.
// - The configuration changed while an index was being built: the task holds it weakly, and stops
//   when it is the only holder left.
// - The editor does not tell of changed files. Then configuration is compared by time and size, now
//   and then and on some messages only (check_stamps); up to kMostStamped files, as looking has to
//   stay cheap.
// - A new file that the editor calls changed: any_unlisted() looks for paths that the list does not
//   have.
#include "server/session/workspace.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "analyzers/source/memory_files.h"
#include "protocol/uri.h"
#include "server/engine/current_date.h"
#include "server/engine/monotonic_clock.h"
#include "server/session/watched_files.h"

namespace plumbline::server {
namespace {

/// Looking must stay cheap: beyond this many files a change may go unnoticed.
constexpr size_t kMostStamped = 100;

/// A number that changes when one of the configuration files does.
int64_t stamp_of(const std::string& root) {
  uint64_t sum = 0;
  const auto add = [&](const std::string& path) {
    struct stat info{};
    if (stat(path.c_str(), &info) != 0) return;
    const uint64_t time = static_cast<uint64_t>(info.st_mtim.tv_sec) * 1'000'000'000U +
                          static_cast<uint64_t>(info.st_mtim.tv_nsec);
    sum = sum * 31 + time + static_cast<uint64_t>(info.st_size);
  };
  add(root + "/.plumblineignore");
  add(root + "/.plumbline/rules");
  for (const char* folder : {"/.plumbline", "/.plumbline/rules"}) {
    size_t left = kMostStamped;
    std::error_code failed;
    for (std::filesystem::directory_iterator entry(root + folder, failed), end;
         !failed && entry != end && left > 0; entry.increment(failed), --left) {
      add(entry->path().string());
    }
  }
  return static_cast<int64_t>(sum);
}

/// Lists the folder, so not for the loop thread. Null if there are no boundaries to check.
std::shared_ptr<engine::BoundaryIndex> make_index(
    const std::shared_ptr<const engine::Project>& project) {
  const bool wanted = project->architecture != nullptr && project->configuration.boundaries;
  return wanted ? std::make_shared<engine::BoundaryIndex>(project) : nullptr;
}

/// A file that exists and is new to the list, however the editor told of it.
bool any_unlisted(const engine::DiskFiles& files, const std::vector<std::string>& paths) {
  const std::vector<std::string> listed = files.files();
  return std::ranges::any_of(paths, [&](const std::string& path) {
    return !std::ranges::binary_search(listed, path) && files.is_file(path);
  });
}

std::string without_final_slash(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

}  // namespace

/// What a look at the disk brings to the loop.
struct Workspace::Looked {
  Index index;    // that was brought up to date; null: none
  Index another;  // to take its place; null: not needed
  bool affected = false;
  bool manifests = false;
  bool facts = false;  // what all files together say
};

struct Workspace::Loaded {
  std::shared_ptr<const engine::Project> as_read;
  std::shared_ptr<const engine::Project> project;
  Index boundaries;
};

Workspace::Workspace(EventLoop& loop, WorkerPool& pool, std::shared_ptr<OpenBuffers> buffers,
                     Changed changed)
    : loop_(loop), pool_(pool), buffers_(std::move(buffers)), changed_(std::move(changed)) {}

void Workspace::add(const protocol::WorkspaceFolder& folder) {
  const auto path = protocol::path_of_uri(folder.uri);
  if (!path || find(without_final_slash(*path)) != nullptr) return;
  auto added = std::make_unique<Folder>();
  added->uri = folder.uri;
  added->root = without_final_slash(*path);
  added->files = std::make_shared<engine::DiskFiles>(
      added->root, engine::WalkOptions{},
      [buffers = buffers_, root = added->root](std::string_view relative) {
        return buffers->find(root + "/" + std::string(relative));
      });
  added->stamp = stamp_of(added->root);
  folders_.push_back(std::move(added));
}

void Workspace::retire(std::string_view uri) {
  const protocol::UriKey key = protocol::key_of_uri(uri);
  for (const auto& folder : folders_) {
    if (protocol::key_of_uri(folder->uri) == key) folder->retired = true;
  }
}

void Workspace::remove(std::string_view uri) {
  const protocol::UriKey key = protocol::key_of_uri(uri);
  std::erase_if(folders_,
                [&](const auto& folder) { return protocol::key_of_uri(folder->uri) == key; });
}

Folder* Workspace::find(std::string_view root) {
  for (const auto& folder : folders_) {
    if (folder->root == root) return folder.get();
  }
  return root.empty() ? &loose_ : nullptr;
}

std::vector<Folder*> Workspace::all() {
  std::vector<Folder*> all = {&loose_};
  for (const auto& folder : folders_) all.push_back(folder.get());
  return all;
}

bool Workspace::has_folders() const {
  return std::any_of(folders_.begin(), folders_.end(),
                     [](const auto& folder) { return !folder->retired; });
}

Place Workspace::place_of(std::string_view uri) {
  const auto path = protocol::path_of_uri(uri);
  if (!path) return {&loose_, "", false};
  Place place{&loose_, path->substr(path->rfind('/') + 1), has_folders()};
  size_t longest = 0;
  for (const auto& folder : folders_) {
    const std::string prefix = folder->root == "/" ? "/" : folder->root + "/";
    if (folder->retired || !path->starts_with(prefix) || prefix.size() <= longest) continue;
    longest = prefix.size();
    place = {folder.get(), path->substr(prefix.size()), false};
  }
  return place;
}

void Workspace::load(Folder& folder) {
  folder.load_again = folder.loading;
  if (folder.loading) return;
  folder.loading = true;
  if (folder.files) folder.files->refresh();
  std::shared_ptr<const ProjectFiles> files = folder.files;
  if (files == nullptr) files = std::make_shared<MemoryFiles>();
  pool_.post(Lane::edit, [this, files, root = folder.root, settings = folder.settings,
                          last = folder.as_read] {
    const auto read = engine::load_project(root, files, engine::current_date(), {}, last.get());
    auto project = std::make_shared<engine::Project>(*read);
    project->configuration = overridden(read->configuration, settings);
    loop_.post([this, root, read, project, index = make_index(project)] {
      loaded(root, {read, project, index});
    });
  });
}

void Workspace::loaded(const std::string& root, Loaded result) {
  Folder* const folder = find(root);
  if (folder == nullptr) return;  // removed meanwhile
  folder->loading = false;
  folder->as_read = std::move(result.as_read);
  folder->project = std::move(result.project);
  folder->boundaries = nullptr;
  if (result.boundaries != nullptr) build_boundaries(*folder, std::move(result.boundaries));
  changed_(*folder, News::project);
  if (folder->load_again) load(*folder);
}

void Workspace::build_boundaries(Folder& folder, Index index) {
  folder.boundaries = std::move(index);
  std::weak_ptr<engine::BoundaryIndex> current = folder.boundaries;
  pool_.post(Lane::background, [this, current, root = folder.root, done = on_long_work()] {
    const Index held = current.lock();
    if (held == nullptr) return loop_.post(done);
    // Only this task holds the index once a newer configuration has replaced it.
    held->build(StopToken([&held] { return held.use_count() == 1; }));
    loop_.post([this, root, current, done] {
      done();
      Folder* const owner = find(root);
      if (owner != nullptr && owner->boundaries == current.lock())
        changed_(*owner, News::boundaries);
    });
  });
}

void Workspace::files_changed(const std::vector<protocol::FileEvent>& events) {
  for (const protocol::FileEvent& event : events) note_change(event);
  for (const auto& folder : folders_) {
    if (folder->disk_change && !folder->syncing && folder->project) look_at_disk(*folder);
  }
}

void Workspace::note_change(const protocol::FileEvent& event) {
  const Place place = place_of(event.uri);
  if (place.folder == &loose_ || place.path.empty()) return;
  Folder& folder = *place.folder;
  if (engine::is_configuration_file(place.path) || is_ignore_file(place.path)) return load(folder);
  if (!folder.disk_change) folder.disk_change.emplace();
  DiskChange& change = *folder.disk_change;
  change.paths.push_back(place.path);
  change.manifests = change.manifests || is_manifest(place.path);
  change.listing = change.listing || event.type != protocol::FileChangeType::changed;
}

/// On a worker: listing a folder and reading files may take a while.
Workspace::Looked Workspace::look(engine::DiskFiles& files, const Index& index,
                                  const std::shared_ptr<const engine::Project>& project,
                                  const DiskChange& change) {
  Looked looked{index, nullptr, false, change.manifests};
  looked.facts = project->facts->files_changed(change.paths);
  if (change.listing || any_unlisted(files, change.paths)) files.refresh();
  if (index == nullptr) return looked;
  if (change.manifests) index->refresh_manifests();
  const auto affected = index->sync(change.paths, {});
  if (!affected) looked.another = make_index(project);
  looked.affected = !affected || !affected->empty();
  return looked;
}

/// One batch of changes after the other.
void Workspace::look_at_disk(Folder& folder) {
  folder.syncing = true;
  pool_.post(Lane::background,
             [this, root = folder.root, files = folder.files, index = folder.boundaries,
              project = folder.project, change = *std::exchange(folder.disk_change, std::nullopt)] {
               loop_.post([this, root, looked = look(*files, index, project, change)] {
                 looked_at_disk(root, looked);
               });
             });
}

void Workspace::looked_at_disk(const std::string& root, const Looked& looked) {
  Folder* const folder = find(root);
  if (folder == nullptr) return;
  folder->syncing = false;
  if (looked.another != nullptr && folder->boundaries == looked.index) {
    build_boundaries(*folder, looked.another);
  }
  // Pattern rules ask manifests too, and nothing that they kept would tell.
  const News rest = looked.affected ? News::boundaries : News::files;
  changed_(*folder, looked.manifests || looked.facts ? News::project : rest);
  if (folder->disk_change) look_at_disk(*folder);
}

void Workspace::check_stamps() {
  constexpr int64_t kPauseMs = 2000;
  const int64_t now = engine::monotonic_ms();
  if (now - last_check_ms_ < kPauseMs) return;
  last_check_ms_ = now;
  for (const auto& folder : folders_) {
    const int64_t stamp = stamp_of(folder->root);
    if (stamp == folder->stamp) continue;
    folder->stamp = stamp;
    load(*folder);
  }
}

}  // namespace plumbline::server

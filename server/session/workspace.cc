#include "server/session/workspace.h"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <system_error>
#include <utility>

#include "analyzers/source/memory_files.h"
#include "protocol/uri.h"

namespace plumbline::server {
namespace {

int64_t monotonic_ms() {
  using std::chrono::steady_clock;
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             steady_clock::now().time_since_epoch())
      .count();
}

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

std::string without_final_slash(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

}  // namespace

Date current_date() {
  return date_of_unix_time(std::time(nullptr));
}

struct Workspace::Loaded {
  std::shared_ptr<const engine::Project> as_read;
  std::shared_ptr<const engine::Project> project;
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
  pool_.post(Lane::edit,
             [this, files, root = folder.root, settings = folder.settings, last = folder.as_read] {
               const auto read = engine::load_project(root, files, current_date(), {}, last.get());
               auto project = std::make_shared<engine::Project>(*read);
               project->configuration = overridden(read->configuration, settings);
               loop_.post([this, root, read, project] { loaded(root, {read, project}); });
             });
}

void Workspace::loaded(const std::string& root, Loaded result) {
  Folder* const folder = find(root);
  if (folder == nullptr) return;  // removed meanwhile
  folder->loading = false;
  folder->as_read = std::move(result.as_read);
  folder->project = std::move(result.project);
  folder->boundaries = nullptr;
  if (folder->project->architecture != nullptr && folder->project->configuration.boundaries) {
    build_boundaries(*folder);
  }
  changed_(*folder, News::project);
  if (folder->load_again) load(*folder);
}

void Workspace::build_boundaries(Folder& folder) {
  folder.boundaries = std::make_shared<engine::BoundaryIndex>(folder.project);
  std::weak_ptr<engine::BoundaryIndex> current = folder.boundaries;
  pool_.post(Lane::background, [this, current, root = folder.root, done = on_long_work()] {
    const auto index = current.lock();
    if (index == nullptr) return loop_.post(done);
    // Only this task holds the index once a newer configuration has replaced it.
    index->build(StopToken([&index] { return index.use_count() == 1; }));
    loop_.post([this, root, current, done] {
      done();
      Folder* const owner = find(root);
      if (owner != nullptr && owner->boundaries == current.lock())
        changed_(*owner, News::boundaries);
    });
  });
}

void Workspace::check_stamps() {
  constexpr int64_t kPauseMs = 2000;
  const int64_t now = monotonic_ms();
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

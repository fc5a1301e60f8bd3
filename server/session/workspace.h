// The workspace folders, each with its project, its import graph and the editor's settings for it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/source/date.h"
#include "protocol/basic_types.h"
#include "protocol/workspace.h"
#include "server/documents/open_buffers.h"
#include "server/engine/boundary_index.h"
#include "server/engine/credential_search.h"
#include "server/engine/disk_files.h"
#include "server/engine/project.h"
#include "server/scheduling/event_loop.h"
#include "server/scheduling/worker_pool.h"
#include "server/session/closed_files.h"
#include "server/session/settings.h"

namespace plumbline::server {

/// What changed on disk below a folder and has not been looked at yet.
struct DiskChange {
  std::vector<std::string> paths;  // relative
  bool listing = false;            // files may have come or gone
  bool manifests = false;
};

/// Owned by the loop thread.
struct Folder {
  std::string uri;   // the client's spelling; empty for the folder of documents that lie in none
  std::string root;  // absolute; empty likewise
  Settings settings;
  std::shared_ptr<engine::DiskFiles> files;
  std::shared_ptr<const engine::Project> as_read;     // before the editor's settings
  std::shared_ptr<const engine::Project> project;     // null until it is loaded for the first time
  std::shared_ptr<engine::BoundaryIndex> boundaries;  // null: no architecture
  std::set<std::string> faulty_paths;  // configuration files that something is shown in
  bool retired = false;
  bool loading = false;
  bool load_again = false;
  std::optional<DiskChange> disk_change;
  std::shared_ptr<ClosedFiles> closed_files = std::make_shared<ClosedFiles>();
  std::shared_ptr<engine::CredentialSearch> search = std::make_shared<engine::CredentialSearch>();
  bool syncing = false;  // the import graph is being brought up to the disk
  int64_t stamp = 0;     // of the configuration files, to notice changes that no client reports
};

/// Where a document belongs.
struct Place {
  Folder* folder = nullptr;  // never null
  std::string path;          // relative to it; empty: none
  bool outside = false;      // a file that lies in no folder although there are some
};

class Workspace {
 public:
  enum class News { project, boundaries, files };
  /// Called on the loop thread: a folder's project is new, its import graph is complete or has
  /// changed, or only its files have.
  using Changed = std::function<void(Folder&, News)>;

  Workspace(EventLoop& loop, WorkerPool& pool, std::shared_ptr<OpenBuffers> buffers,
            Changed changed);

  /// Without effect for what is no file URI or there already. Reads nothing: load() does.
  void add(const protocol::WorkspaceFolder& folder);
  /// First retire(): place_of no longer answers with it; then, when nobody holds it any more,
  /// remove().
  void retire(std::string_view uri);
  void remove(std::string_view uri);

  /// By the longest folder that holds the file.
  Place place_of(std::string_view uri);

  /// Reads the configuration again on a worker; a request that comes meanwhile runs once more after
  /// it.
  void load(Folder& folder);

  /// Files changed outside the editor, or were saved or closed in it.
  void files_changed(const std::vector<protocol::FileEvent>& events);

  /// Notices configuration files that changed on disk; looks at most once in two seconds.
  void check_stamps();

  /// Called on the loop thread when work on a whole folder starts; what it returns is called, on
  /// the loop thread too, when that is over.
  std::function<std::function<void()>()> on_long_work = [] { return [] {}; };

  std::vector<std::unique_ptr<Folder>>& folders() { return folders_; }
  Folder& loose() { return loose_; }
  /// With the one for documents in no folder, which comes first.
  std::vector<Folder*> all();

 private:
  struct Loaded;
  struct Looked;
  using Index = std::shared_ptr<engine::BoundaryIndex>;

  bool has_folders() const;
  Folder* find(std::string_view root);
  void loaded(const std::string& root, Loaded result);
  void build_boundaries(Folder& folder, Index index);
  void note_change(const protocol::FileEvent& event);
  static Looked look(engine::DiskFiles& files, const Index& index,
                     const std::shared_ptr<const engine::Project>& project,
                     const DiskChange& change);
  void look_at_disk(Folder& folder);
  void looked_at_disk(const std::string& root, const Looked& looked);

  EventLoop& loop_;
  WorkerPool& pool_;
  std::shared_ptr<OpenBuffers> buffers_;
  Changed changed_;
  std::vector<std::unique_ptr<Folder>> folders_;
  Folder loose_;  // for documents in no folder
  int64_t last_check_ms_ = 0;
};

}  // namespace plumbline::server

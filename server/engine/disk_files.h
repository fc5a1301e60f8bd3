// The project's files as they lie on disk, with unsaved buffers laid over them.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/source/project_files.h"
#include "server/engine/folder_walk.h"

namespace plumbline::engine {

/// Safe on every thread. The list of files is read from disk on first use and kept until refresh().
class DiskFiles : public ProjectFiles {
 public:
  /// The text of an open buffer, or null if the path has none. Called on any thread, and must not
  /// call back.
  using Overlay = std::function<std::shared_ptr<const std::string>(std::string_view path)>;

  /// `root` is absolute, without a trailing slash.
  explicit DiskFiles(std::string root, WalkOptions options = {}, Overlay overlay = {});

  /// A path that starts with `/` stands for itself: rule files may lie outside the project.
  bool is_file(std::string_view path) const override;
  bool is_folder(std::string_view path) const override;
  bool is_saved(std::string_view path) const override;
  std::vector<std::string> files() const override;
  /// Ignore files do not count: what lies in a folder that the configuration names is meant.
  std::vector<std::string> files_in(std::string_view folder) const override;
  std::optional<std::string> read(std::string_view path) const override;

  /// Forgets the list of files: something was created, deleted or renamed.
  void refresh();

 private:
  std::string on_disk(std::string_view path) const;

  const std::string root_;
  const WalkOptions options_;
  const Overlay overlay_;
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const std::vector<std::string>> files_;
};

}  // namespace plumbline::engine

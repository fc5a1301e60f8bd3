// What an analyzer may know of the other files of the project: which exist, and the text of the few
// that it asks for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plumbline {

/// Paths are relative to the project's root with `/` as separator. The server answers from the disk
/// with unsaved buffers laid over it, tests from memory. Implementations must be safe to call from
/// several threads.
class ProjectFiles {
 public:
  virtual ~ProjectFiles() = default;

  virtual bool is_file(std::string_view path) const = 0;
  virtual bool is_folder(std::string_view path) const = 0;

  /// As is_file, but false for one that has only been typed and not saved yet.
  virtual bool is_saved(std::string_view path) const { return is_file(path); }

  /// Every file that is not ignored, sorted.
  virtual std::vector<std::string> files() const = 0;

  /// The files directly or deeper in a folder, sorted. Ignored ones too where the implementation
  /// can tell: a folder that the configuration names is read whatever git thinks of it.
  virtual std::vector<std::string> files_in(std::string_view folder) const {
    const std::string prefix = std::string(folder) + "/";
    std::vector<std::string> inside;
    for (std::string& path : files()) {
      if (path.starts_with(prefix)) inside.push_back(std::move(path));
    }
    return inside;
  }

  /// Nothing if the file does not exist or cannot be read.
  virtual std::optional<std::string> read(std::string_view path) const = 0;
};

}  // namespace plumbline

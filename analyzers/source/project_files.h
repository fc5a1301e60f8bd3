// What an analyzer may know of the other files of the project: which exist, and the text of the few
// that it asks for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
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

  /// Every file that is not ignored, sorted.
  virtual std::vector<std::string> files() const = 0;

  /// Nothing if the file does not exist or cannot be read.
  virtual std::optional<std::string> read(std::string_view path) const = 0;
};

}  // namespace plumbline

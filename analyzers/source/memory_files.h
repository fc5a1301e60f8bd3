// A project that lies in memory: for tests, and for a scan of one buffer.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "analyzers/source/project_files.h"

namespace plumbline {

class MemoryFiles : public ProjectFiles {
 public:
  MemoryFiles() = default;
  explicit MemoryFiles(std::map<std::string, std::string, std::less<>> files)
      : files_(std::move(files)) {}

  bool is_file(std::string_view path) const override { return files_.contains(path); }

  bool is_folder(std::string_view path) const override {
    if (path.empty() || path == ".") return true;
    const std::string prefix = std::string(path) + "/";
    const auto it = files_.lower_bound(prefix);
    return it != files_.end() && it->first.starts_with(prefix);
  }

  std::vector<std::string> files() const override {
    std::vector<std::string> paths;
    for (const auto& [path, text] : files_) paths.push_back(path);
    return paths;
  }

  std::optional<std::string> read(std::string_view path) const override {
    const auto it = files_.find(path);
    return it == files_.end() ? std::nullopt : std::optional(it->second);
  }

 private:
  std::map<std::string, std::string, std::less<>> files_;
};

}  // namespace plumbline

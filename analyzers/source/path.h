// Paths inside a project: relative to its root, `/` as separator.
#pragma once

#include <string_view>

namespace plumbline {

/// The part before the last `/`; empty for a file in the root.
constexpr std::string_view folder_of(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

/// The part after the last `/`.
constexpr std::string_view file_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

/// True for a path of tests, fixtures or examples.
bool is_test_path(std::string_view path);

/// The file on disk that holds a text: of one in an archive, "lib/x.jar!/a/b", the archive.
constexpr std::string_view file_on_disk(std::string_view path) {
  return path.substr(0, path.find("!/"));
}

/// Where GitHub looks for workflows, at the root or below it.
constexpr bool is_workflow_path(std::string_view path) {
  return path.find(".github/workflows/") != std::string_view::npos;
}

}  // namespace plumbline

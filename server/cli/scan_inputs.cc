#include "server/cli/scan_inputs.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "server/cli/interrupt.h"
#include "server/cli/project_root.h"

namespace plumbline::cli {
namespace {

std::string read_standard_input() {
  std::string text;
  std::array<char, 64 * 1024> chunk;
  for (;;) {
    const ssize_t got = read(STDIN_FILENO, chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR && !interrupted()) continue;
    if (got <= 0) return text;
    text.append(chunk.data(), static_cast<size_t>(got));
  }
}

/// The absolute paths that the scan is about.
std::vector<std::string> absolute_paths(const ScanOptions& options) {
  if (options.standard_input) {
    const bool below_root = !options.root.empty() && !options.path_of_input.starts_with('/') &&
                            !path_below(absolute_path(options.root), working_folder());
    return {absolute_path(below_root ? options.root + "/" + options.path_of_input
                                     : options.path_of_input)};
  }
  if (options.paths.empty()) return {working_folder()};
  std::vector<std::string> paths;
  for (const std::string& path : options.paths) paths.push_back(absolute_path(path));
  return paths;
}

std::map<std::string, ScanInput> walk(const ScanTarget& target, const ScanOptions& options,
                                      std::vector<Notice>& notices) {
  std::map<std::string, ScanInput> found;
  const engine::WalkOptions walk_options{options.use_ignore_files, options.hidden};
  for (const std::string& path : target.paths) {
    if (!path.empty() && !is_existing_folder(target.root + "/" + path)) {
      found[path] = {path, true, nullptr};
      continue;
    }
    engine::WalkResult result =
        engine::walk_folder(target.root, path, walk_options, stop_on_interrupt());
    for (std::string& file : result.files) {
      found.try_emplace(file, ScanInput{file, false, nullptr});
    }
    for (std::string& folder : result.unreadable) {
      notices.push_back({Severity::warning, std::move(folder), "this folder cannot be listed"});
    }
  }
  return found;
}

bool is_below_any(const std::vector<std::string>& folders, const std::string& path) {
  for (const std::string& folder : folders) {
    if (folder.empty() || path_below(folder, path)) return true;
  }
  return false;
}

}  // namespace

Result<ScanTarget> find_target(const ScanOptions& options) {
  const std::vector<std::string> paths = absolute_paths(options);
  if (!options.standard_input) {
    for (const std::string& path : options.paths) {
      if (!exists(path)) return Error{"there is no file or folder " + path};
    }
  }
  if (!options.root.empty() && !is_existing_folder(options.root)) {
    return Error{"--root " + options.root + " is no folder"};
  }
  ScanTarget target;
  target.root = options.root.empty() ? find_root(paths) : absolute_path(options.root);
  for (const std::string& path : paths) {
    const auto below = path_below(target.root, path);
    if (!below) return Error{path + " lies outside the root " + target.root};
    target.paths.push_back(*below);
  }
  if (options.standard_input) {
    target.buffers[target.paths[0]] = std::make_shared<const std::string>(read_standard_input());
  }
  if (options.staged) {
    auto staged = read_staged_files(target.root);
    if (!staged) return staged.error();
    target.buffers = std::move(staged.value());
  }
  return target;
}

ScanInputs list_inputs(const ScanTarget& target, const ScanOptions& options) {
  ScanInputs result;
  if (options.standard_input || options.staged) {
    for (const auto& [path, text] : target.buffers) {
      const bool wanted = options.standard_input || is_below_any(target.paths, path);
      if (wanted) result.inputs.push_back({path, options.standard_input, text});
    }
    return result;
  }
  for (auto& [path, input] : walk(target, options, result.notices)) {
    result.inputs.push_back(std::move(input));
  }
  return result;
}

}  // namespace plumbline::cli

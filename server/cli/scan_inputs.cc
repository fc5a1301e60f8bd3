#include "server/cli/scan_inputs.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <set>
#include <thread>
#include <utility>

#include "server/cli/git/git.h"
#include "server/cli/interrupt.h"
#include "server/cli/project_root.h"
#include "server/engine/folder_walk.h"

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
  if (options.paths.empty()) {
    const std::string here = working_folder();
    const std::string root = options.root.empty() ? here : absolute_path(options.root);
    return {path_below(root, here) ? here : root};
  }
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
      found[path] = {path, true, nullptr, ""};
      continue;
    }
    engine::WalkResult result =
        engine::walk_folder(target.root, path, walk_options, stop_on_interrupt());
    for (std::string& file : result.files) {
      found.try_emplace(file, ScanInput{file, false, nullptr, ""});
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

/// Fills in what the options want of git; nothing is wrong with a scan that wants nothing.
std::optional<Error> ask_git(const ScanOptions& options, ScanTarget& target) {
  const bool changes = !options.diff_base.empty();
  if (!options.staged && !changes && !options.history) return std::nullopt;
  if (std::string why = why_no_repository(target.root); !why.empty()) return Error{std::move(why)};
  if (options.staged) {
    auto staged = read_staged_files(target.root, options.max_file_size);
    if (!staged) return staged.error();
    target.buffers = std::move(staged->texts);
    target.notices = std::move(staged->notices);
  } else if (changes) {
    auto changed = files_changed_since(target.root, options.diff_base);
    if (!changed) return changed.error();
    target.notices = changed->notices;
    target.changed = std::move(changed.value());
  } else {
    auto history = read_history(target.root, options.history_range);
    if (!history) return history.error();
    target.notices = history->notices;
    target.history = std::move(history.value());
  }
  return std::nullopt;
}

/// What git gave: within the paths asked for, and not left out by `.plumblineignore`. What git
/// tracks is read even where `.gitignore` would leave it out.
std::vector<ScanInput> inputs_from_git(const ScanTarget& target, const ScanOptions& options) {
  const engine::LeftOutPaths left_out(target.root);
  std::vector<ScanInput> inputs;
  const auto add = [&](const std::string& path, std::shared_ptr<const std::string> text,
                       const std::string& object) {
    const bool ignored = options.use_ignore_files && left_out.contains(path);
    if (is_below_any(target.paths, path) && !ignored) {
      inputs.push_back({path, false, std::move(text), object});
    }
  };
  for (const auto& [path, text] : target.buffers) add(path, text, "");
  if (target.changed) {
    for (const auto& [path, before] : target.changed->before) add(path, nullptr, "");
  }
  if (target.history) {
    for (const HistoryBlob& blob : target.history->blobs) add(blob.path, nullptr, blob.object);
  }
  return inputs;
}

/// FNV-1a: the same on every machine, so that shards agree who reads what.
uint64_t stable_hash(std::string_view text) {
  uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
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
  if (auto fault = ask_git(options, target)) return std::move(*fault);
  return target;
}

ScanInputs list_inputs(const ScanTarget& target, const ScanOptions& options) {
  ScanInputs result;
  result.notices = target.notices;
  if (options.standard_input) {
    result.inputs.push_back({target.paths[0], true, target.buffers.begin()->second, ""});
  } else if (options.staged || target.changed || target.history) {
    result.inputs = inputs_from_git(target, options);
  } else {
    for (auto& [path, input] : walk(target, options, result.notices)) {
      result.inputs.push_back(std::move(input));
    }
  }
  return result;
}

std::vector<ScanInput> wanted_inputs(std::vector<ScanInput> inputs, const ScanOptions& options,
                                     const engine::Project& project) {
  std::set<std::string> reports;
  for (const Destination& destination : options.destinations) {
    if (destination.file.empty()) continue;
    const auto below = path_below(project.root, absolute_path(destination.file));
    if (below) reports.insert(*below);
  }
  std::erase_if(inputs, [&](const ScanInput& input) {
    const bool excluded = !input.named && project.configuration.excludes(input.path);
    const bool elsewhere = stable_hash(input.path) % options.shards != options.shard - 1;
    return excluded || elsewhere || reports.contains(input.path);
  });
  return inputs;
}

uint32_t thread_count(const ScanOptions& options) {
  if (options.jobs > 0) return options.jobs;
  return std::max(1u, std::thread::hardware_concurrency());
}

}  // namespace plumbline::cli

#include "server/cli/staged_files.h"

#include <charconv>
#include <string_view>
#include <utility>
#include <vector>

#include "server/cli/child_process.h"

namespace plumbline::cli {
namespace {

struct StagedBlob {
  std::string path;
  std::string object;  // its hash
};

/// Takes the text up to `end` off the front of `text`, and the end with it.
std::string_view take_until(std::string_view& text, char end) {
  const size_t at = text.find(end);
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return taken;
}

/// Reads `:MODE MODE HASH HASH STATUS NUL PATH NUL` entries; regular files only.
std::vector<StagedBlob> parse_raw_diff(std::string_view text) {
  std::vector<StagedBlob> blobs;
  while (!text.empty()) {
    std::string_view entry = take_until(text, '\0');
    const std::string_view path = take_until(text, '\0');
    take_until(entry, ' ');
    const std::string_view mode = take_until(entry, ' ');
    take_until(entry, ' ');
    const std::string_view object = take_until(entry, ' ');
    if (mode.starts_with("100")) blobs.push_back({std::string(path), std::string(object)});
  }
  return blobs;
}

/// Reads `HASH blob SIZE LF TEXT LF` entries, one for each blob; stops at what is not of this form.
StagedFiles parse_objects(std::string_view text, const std::vector<StagedBlob>& blobs) {
  StagedFiles files;
  for (const StagedBlob& blob : blobs) {
    const std::string_view header = take_until(text, '\n');
    const std::string_view digits = header.substr(header.rfind(' ') + 1);
    size_t size = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
    if (error != std::errc() || size + 1 > text.size()) break;
    files[blob.path] = std::make_shared<const std::string>(text.substr(0, size));
    text.remove_prefix(size + 1);
  }
  return files;
}

Result<std::string> git(const std::string& root, std::vector<std::string> arguments,
                        std::string_view input) {
  arguments.insert(arguments.begin(), {"git", "-C", root});
  Result<ChildResult> child = run_program(arguments, input);
  if (!child) return child.error();
  if (child->status != 0) {
    std::string_view errors = child->errors;
    return Error{"git failed: " + std::string(take_until(errors, '\n'))};
  }
  return std::move(child->output);
}

}  // namespace

Result<StagedFiles> read_staged_files(const std::string& root) {
  const auto changed = git(root,
                           {"diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames",
                            "--no-ext-diff", "--relative", "--diff-filter=AMT"},
                           "");
  if (!changed) return changed.error();
  const std::vector<StagedBlob> blobs = parse_raw_diff(changed.value());
  if (blobs.empty()) return StagedFiles();
  std::string wanted;
  for (const StagedBlob& blob : blobs) wanted += blob.object + "\n";
  const auto objects = git(root, {"cat-file", "--batch"}, wanted);
  if (!objects) return objects.error();
  return parse_objects(objects.value(), blobs);
}

}  // namespace plumbline::cli

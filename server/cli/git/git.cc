// Git is asked through its own program: it knows packs, worktrees, alternates and filters, and it
// decides what may be read.
//
// Every call turns off what a repository could make git do: paging, locks, other protocols, file
// system monitors, signature checks. A repository that is scanned may be somebody else's, and its
// configuration is not to run programs here.
//
// Objects are read through `cat-file --batch`, one process per thread that reads, kept in a pool:
// starting git costs more than most objects. A reader whose conversation went wrong is not given
// back, as nobody knows where it stands. An object over the limit is read and thrown away piece by
// piece, since the batch format has no way to skip.
#include "server/cli/git/git.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace plumbline::cli {
namespace {

/// Takes the text up to `end` off the front of `text`, and the end with it.
std::string_view take_until(std::string_view& text, char end) {
  const size_t at = text.find(end);
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return taken;
}

GitEntry::Kind kind_of_mode(std::string_view mode) {
  if (mode.starts_with("100")) return GitEntry::Kind::file;
  if (mode == "120000") return GitEntry::Kind::link;
  if (mode == "160000") return GitEntry::Kind::submodule;
  return GitEntry::Kind::deleted;
}

/// The size in `HASH blob SIZE`; nothing for `HASH missing`.
std::optional<size_t> size_in(std::string_view header) {
  const std::string_view digits = header.substr(header.rfind(' ') + 1);
  size_t size = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return size;
}

/// Reads past what is not wanted, a piece at a time.
bool skip(ChildStream& stream, size_t size) {
  constexpr size_t kPiece = 1024 * 1024;
  std::string piece;
  while (size > 0) {
    const size_t step = std::min(size, kPiece);
    if (!stream.read(step, piece)) return false;
    size -= step;
  }
  return true;
}

}  // namespace

std::vector<std::string> git_command(const std::string& root, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(),
                   {"git", "--no-pager", "--no-optional-locks", "-c", "protocol.allow=never", "-c",
                    "core.fsmonitor=false", "-c", "log.showSignature=false", "-C", root});
  return arguments;
}

Result<std::string> run_git(const std::string& root, std::vector<std::string> arguments,
                            std::string_view input) {
  Result<ChildResult> child = run_program(git_command(root, std::move(arguments)), input);
  if (!child) return child.error();
  if (child->status == 0) return std::move(child->output);
  std::string_view errors = child->errors;
  return Error{"git failed: " + std::string(take_until(errors, '\n'))};
}

std::string why_no_repository(const std::string& root) {
  const auto found = run_git(root, {"rev-parse", "--git-dir"});
  if (found) return "";
  const bool runs = found.error().message.starts_with("git failed");
  return runs ? root + " is in no git repository that git lets us read" : found.error().message;
}

GitEntry read_raw_entry(std::string_view text) {
  const size_t parents = std::min(text.find_first_not_of(':'), text.size());
  text.remove_prefix(parents);
  GitEntry entry;
  std::string_view mode;
  for (size_t i = 0; i <= parents; ++i) mode = take_until(text, ' ');
  entry.kind = kind_of_mode(mode);
  for (size_t i = 0; i <= parents; ++i) {
    entry.before = std::exchange(entry.object, std::string(take_until(text, ' ')));
  }
  return entry;
}

bool is_rename(std::string_view text) {
  const std::string_view status = text.substr(text.rfind(' ') + 1);
  return status.starts_with('R') || status.starts_with('C');
}

std::vector<GitEntry> read_raw_diff(std::string_view text) {
  std::vector<GitEntry> entries;
  while (!text.empty()) {
    const std::string_view head = take_until(text, '\0');
    GitEntry entry = read_raw_entry(head);
    entry.path = take_until(text, '\0');
    if (is_rename(head)) entry.source = std::exchange(entry.path, take_until(text, '\0'));
    entries.push_back(std::move(entry));
  }
  return entries;
}

Result<std::string> GitObjects::read(const std::string& object, uint64_t limit) const {
  std::unique_ptr<ChildStream> reader = take();
  if (reader == nullptr) return Error{"git cannot be run"};
  std::string text;
  if (!reader->write(object + "\n") || !reader->read_until('\n', text)) {
    return Error{"git ended early"};
  }
  const std::optional<size_t> size = size_in(text);
  if (!size) {
    give_back(std::move(reader));
    return Error{"is not in this repository"};
  }
  const bool small = *size <= limit;
  if (!(small ? reader->read(*size, text) : skip(*reader, *size)) || !skip(*reader, 1)) {
    return Error{"git ended early"};
  }
  give_back(std::move(reader));
  if (!small) return Error{"is larger than the size limit (see --max-size)"};
  return text;
}

std::unique_ptr<ChildStream> GitObjects::take() const {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto reader = std::move(idle_.back());
      idle_.pop_back();
      return reader;
    }
  }
  auto started = ChildStream::start(git_command(root_, {"cat-file", "--batch"}));
  if (!started) return nullptr;
  return std::make_unique<ChildStream>(std::move(started.value()));
}

void GitObjects::give_back(std::unique_ptr<ChildStream> reader) const {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(reader));
}

}  // namespace plumbline::cli

// Runs another program without a shell, and without waiting for it while it waits for us.
//
// Arguments go to posix_spawn as they are, so no name of a file or branch is ever read as a
// command. All pipes are closed on exec, so that no child holds another's pipe open.
//
// What can go wrong is a deadlock: the child fills its output while we are still writing its input.
// run_program() therefore moves whatever can be moved in either direction, with poll, until both
// outputs have ended; its input does not block. A ChildStream is a conversation of questions and
// answers, where the other side reads each line before it answers, and needs no more than blocking
// calls.
//
// The end has an order: a reader that gives up closes the pipe first, since the child may be stuck
// in a write, and then waits for it. Whoever does not wait leaves a zombie.
#include "server/cli/git/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

extern char** environ;

namespace plumbline::cli {
namespace {

/// Bytes of one part of a conversation, such as a header or a name; texts are read by their size.
constexpr size_t kLongestAnswer = 1024 * 1024;

class Pipe {
 public:
  Pipe() {
    if (pipe2(ends_.data(), O_CLOEXEC) != 0) ends_ = {-1, -1};
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  int end(size_t index) const { return ends_[index]; }
  int release(size_t index) { return std::exchange(ends_[index], -1); }
  void close_end(size_t index) {
    if (ends_[index] >= 0) close(std::exchange(ends_[index], -1));
  }

 private:
  std::array<int, 2> ends_ = {-1, -1};
};

struct Pipes {
  Pipe in;
  Pipe out;
  Pipe err;
};

/// 0, or an errno value.
int spawn(const std::vector<std::string>& arguments, int in, int out, int err, pid_t& child) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  if (err >= 0) {
    posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
  } else {
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  }
  const int error = posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

/// Moves what is there into `text`; closes the pipe at its end.
void drain(Pipe& pipe, std::string& text) {
  std::array<char, 64 * 1024> chunk;
  const ssize_t got = read(pipe.end(0), chunk.data(), chunk.size());
  if (got > 0) {
    text.append(chunk.data(), static_cast<size_t>(got));
  } else if (got == 0 || errno != EINTR) {
    pipe.close_end(0);
  }
}

void feed(Pipe& pipe, std::string_view& input) {
  const ssize_t sent = write(pipe.end(1), input.data(), input.size());
  if (sent > 0) input.remove_prefix(static_cast<size_t>(sent));
  if (input.empty() || (sent < 0 && errno != EINTR && errno != EAGAIN)) pipe.close_end(1);
}

void exchange(Pipes& pipes, std::string_view input, ChildResult& result) {
  if (input.empty()) pipes.in.close_end(1);
  fcntl(pipes.in.end(1), F_SETFL, O_NONBLOCK);
  while (pipes.out.end(0) >= 0 || pipes.err.end(0) >= 0) {
    std::array<pollfd, 3> events = {{{pipes.in.end(1), POLLOUT, 0},
                                     {pipes.out.end(0), POLLIN, 0},
                                     {pipes.err.end(0), POLLIN, 0}}};
    if (poll(events.data(), events.size(), -1) < 0) continue;
    if (events[0].revents != 0) feed(pipes.in, input);
    if (events[1].revents != 0) drain(pipes.out, result.output);
    if (events[2].revents != 0) drain(pipes.err, result.errors);
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Result<ChildResult> run_program(const std::vector<std::string>& arguments, std::string_view input) {
  Pipes pipes;
  pid_t child = 0;
  const int error = spawn(arguments, pipes.in.end(0), pipes.out.end(1), pipes.err.end(1), child);
  if (error != 0) return Error{"cannot run " + arguments[0]};
  pipes.in.close_end(0);
  pipes.out.close_end(1);
  pipes.err.close_end(1);
  ChildResult result;
  exchange(pipes, input, result);
  result.status = wait_for(child);
  return result;
}

Result<ChildStream> ChildStream::start(const std::vector<std::string>& arguments) {
  Pipe in;
  Pipe out;
  pid_t child = 0;
  if (spawn(arguments, in.end(0), out.end(1), -1, child) != 0) {
    return Error{"cannot run " + arguments[0]};
  }
  return ChildStream(child, in.release(1), out.release(0));
}

ChildStream::ChildStream(ChildStream&& other) noexcept
    : child_(std::exchange(other.child_, 0)),
      in_(std::exchange(other.in_, -1)),
      out_(std::exchange(other.out_, -1)),
      buffer_(std::move(other.buffer_)),
      at_(other.at_) {}

ChildStream::~ChildStream() {
  if (in_ >= 0) close(in_);
  if (out_ >= 0) close(out_);  // what it still has to say would otherwise block it
  if (child_ != 0) wait_for(child_);
}

bool ChildStream::write(std::string_view text) {
  while (!text.empty()) {
    const ssize_t sent = ::write(in_, text.data(), text.size());
    if (sent < 0 && errno != EINTR) return false;
    if (sent > 0) text.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

bool ChildStream::fill() {
  buffer_.erase(0, std::exchange(at_, 0));
  std::array<char, 64 * 1024> chunk;
  for (;;) {
    const ssize_t got = ::read(out_, chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    buffer_.append(chunk.data(), static_cast<size_t>(got));
    return true;
  }
}

bool ChildStream::read_until(char end, std::string& text) {
  for (size_t searched = 0;;) {
    const size_t found = buffer_.find(end, at_ + searched);
    if (found != std::string::npos) {
      text.assign(buffer_, at_, found - at_);
      at_ = found + 1;
      return true;
    }
    searched = buffer_.size() - at_;
    if (searched > kLongestAnswer || !fill()) return false;
  }
}

bool ChildStream::read(size_t size, std::string& text) {
  text.clear();
  for (;;) {
    const size_t taken = std::min(size - text.size(), buffer_.size() - at_);
    text.append(buffer_, at_, taken);
    at_ += taken;
    if (text.size() == size) return true;
    if (!fill()) return false;
  }
}

int ChildStream::finish() {
  close(std::exchange(in_, -1));
  do {
    at_ = buffer_.size();
  } while (fill());
  return wait_for(std::exchange(child_, 0));
}

}  // namespace plumbline::cli

// Runs another program, without a shell.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/source/result.h"

namespace plumbline::cli {

struct ChildResult {
  int status = 0;  // its exit status; 128 + number if a signal ended it
  std::string output;
  std::string errors;  // what it wrote to standard error
};

/// Runs it to its end. Feeds `input` to standard input while it reads both outputs, so neither side
/// can block the other. The program is looked up in PATH.
Result<ChildResult> run_program(const std::vector<std::string>& arguments, std::string_view input);

/// A program that is asked and answers while it runs, so that what it says need never be in memory
/// as a whole. Its standard error goes nowhere. Not thread-safe; ends the program when it goes.
class ChildStream {
 public:
  static Result<ChildStream> start(const std::vector<std::string>& arguments);

  ChildStream(ChildStream&& other) noexcept;
  ChildStream& operator=(ChildStream&&) = delete;
  ~ChildStream();

  /// False when the program no longer reads.
  bool write(std::string_view text);

  /// Up to `end`, which is taken off too; false when the output ends before it. What is longer than
  /// a megabyte is no answer that anyone here expects, and ends the stream.
  bool read_until(char end, std::string& text);

  /// Exactly `size` bytes.
  bool read(size_t size, std::string& text);

  /// Closes its input, reads on to its end, and gives its exit status as ChildResult does.
  int finish();

 private:
  ChildStream(pid_t child, int in, int out) : child_(child), in_(in), out_(out) {}

  bool fill();

  pid_t child_;
  int in_;
  int out_;
  std::string buffer_;
  size_t at_ = 0;  // of the buffer, what is read already
};

}  // namespace plumbline::cli

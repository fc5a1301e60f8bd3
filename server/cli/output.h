// Where a report goes: a buffered file descriptor that notices when its reader has gone.
#pragma once

#include <string>
#include <string_view>

#include "analyzers/source/result.h"

namespace plumbline::cli {

/// Owns the descriptor, unless it is standard output. Not thread-safe.
class Output {
 public:
  /// What the file held is gone.
  static Result<Output> to_file(const std::string& path);
  static Output to_standard_output() { return Output(1); }

  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;
  ~Output();

  /// Keeps some of it until flush(), or the end of the object; nothing leaves after closed() or
  /// failed().
  void write(std::string_view text);
  void flush();

  /// The reader of a pipe went away: nothing more needs to be written.
  bool closed() const { return closed_; }
  /// Something was not written for another reason: a full disk.
  bool failed() const { return failed_; }
  bool is_terminal() const;

 private:
  explicit Output(int fd) : fd_(fd) {}

  int fd_;
  bool closed_ = false;
  bool failed_ = false;
  std::string buffer_;
};

/// Writes to standard error at once, whatever becomes of it.
void print_error(std::string_view text);

}  // namespace plumbline::cli

// A folder of its own, in which the tests run the built program as a pipeline would.
#pragma once

#include <string>
#include <vector>

#include "server/cli/git/child_process.h"

namespace plumbline::test {

class Workspace {
 public:
  Workspace();
  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  void write(const std::string& path, const std::string& text) const;
  std::string read(const std::string& path) const;
  std::string at(const std::string& path) const { return folder_ + "/" + path; }

  /// `plumbline scan --root FOLDER …`
  cli::ChildResult scan(std::vector<std::string> arguments, const std::string& input = "") const;
  /// `plumbline …`
  cli::ChildResult run(std::vector<std::string> arguments, const std::string& input = "") const;
  /// `git -C FOLDER …` as a fixed author; must succeed.
  std::string git(std::vector<std::string> arguments) const;
  /// Adds everything and commits it.
  void commit(const std::string& message) const;

 private:
  const std::string folder_;
};

/// Forty characters that look like a key, made from a seed.
std::string synthetic_key(unsigned seed = 7);

/// A line of Python that hands such a key to the AWS client.
std::string leak(unsigned seed = 7);

}  // namespace plumbline::test

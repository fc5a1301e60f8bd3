#include "tests/scan/workspace.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace plumbline::test {

namespace fs = std::filesystem;

Workspace::Workspace()
    : folder_(
          (fs::temp_directory_path() / ("plumbline-scan-" + std::to_string(getpid()))).string()) {
  fs::remove_all(folder_);
  fs::create_directories(folder_ + "/.plumbline");
}

Workspace::~Workspace() {
  fs::remove_all(folder_);
}

void Workspace::write(const std::string& path, const std::string& text) const {
  fs::create_directories(fs::path(at(path)).parent_path());
  std::ofstream(at(path), std::ios::binary) << text;
}

std::string Workspace::read(const std::string& path) const {
  std::ifstream file(at(path), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

cli::ChildResult Workspace::scan(std::vector<std::string> arguments,
                                 const std::string& input) const {
  arguments.insert(arguments.begin(), {"scan", "--root", folder_});
  return run(std::move(arguments), input);
}

cli::ChildResult Workspace::run(std::vector<std::string> arguments,
                                const std::string& input) const {
  arguments.insert(arguments.begin(), PLUMBLINE_PROGRAM);
  auto result = cli::run_program(arguments, input);
  REQUIRE(result.ok());
  return result.value();
}

std::string Workspace::git(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(),
                   {"git", "-C", folder_, "-c", "user.name=Ada", "-c", "user.email=ada@example.org",
                    "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"});
  auto result = cli::run_program(arguments, "");
  REQUIRE(result.ok());
  CAPTURE(result->errors);
  REQUIRE(result->status == 0);
  return result->output;
}

void Workspace::commit(const std::string& message) const {
  git({"add", "-A"});
  git({"commit", "-q", "-m", message});
}

std::string synthetic_key(unsigned seed) {
  const std::string letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  std::string key;
  while (key.size() < 40) {
    seed = seed * 1103515245u + 12345u;
    key += letters[(seed >> 16) % letters.size()];
  }
  return key;
}

std::string leak(unsigned seed) {
  return "s3 = client(\"s3\", aws_secret_access_key=\"" + synthetic_key(seed) + "\")\n";
}

}  // namespace plumbline::test

// A .env file whose secret went is kept out of the repository by the same edit.
#include "analyzers/remedies/ignore_entry.h"

#include <catch2/catch.hpp>

#include "tests/analyzers/remedies/marked_text.h"

namespace plumbline::test {
namespace {

/// The .gitignore after the edit; empty if there is none to make.
std::string ignored(const std::string& ignore, const std::string& path,
                    const std::string& at = ".gitignore") {
  MemoryFiles files;
  files.add(at, ignore);
  const auto entry = remedies::ignore_entry(files, path);
  if (!entry) return {};
  CHECK(entry->path == at);
  return ignore.substr(0, entry->edit.range.begin.value) + entry->edit.new_text;
}

TEST_CASE("the file is listed once, at the end, with the line ends of the list") {
  CHECK(ignored("build/\n", ".env") == "build/\n.env\n");
  CHECK(ignored("build/\r\n*.o", "app/.env") == "build/\r\n*.o\r\napp/.env\r\n");
  CHECK(ignored("", ".env.local") == ".env.local\n");
  CHECK(ignored("x\n", "app/.env", "app/.gitignore") == "x\n.env\n");
}

TEST_CASE("what is ignored already is left alone") {
  for (const std::string pattern :
       {".env", "/.env", ".env*", "*.env", "**/.env", " .env\n.env \n"}) {
    CHECK(ignored("a\n" + pattern + "\n", ".env").empty());
  }
  CHECK(ignored(".env*\n", "deep/er/.env.production").empty());
  CHECK(ignored("!.env\n# .env\n", ".env") == "!.env\n# .env\n.env\n");
}

TEST_CASE("an example belongs into the repository, and a project without a list gets none") {
  CHECK(ignored("a\n", ".env.example").empty());
  CHECK_FALSE(remedies::ignore_entry(MemoryFiles(), ".env"));
}

}  // namespace
}  // namespace plumbline::test

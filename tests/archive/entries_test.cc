// What is in archives, and what happens to those that mean harm.
#include "server/archive/entries.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/archive/archive_builder.h"
#include "tests/archive/read_all.h"

using plumbline::archive::Format;
using plumbline::archive::format_of;
using plumbline::archive::Limits;
using plumbline::archive::Obstacle;
using namespace plumbline::test;
using Names = std::vector<std::string>;
using Obstacles = std::vector<std::pair<std::string, Obstacle>>;

TEST_CASE("every kind of container is opened, by its bytes") {
  const Members members = {{"a/b.txt", "one"}, {"a/", ""}, {"c.txt", "two"}};
  std::vector<std::string> archives = {zip_of(members), tar_of(members)};
  for (const auto compression :
       {Compression::gzip, Compression::bzip2, Compression::xz, Compression::zstd}) {
    archives.push_back(compressed_tar_of(members, compression));
  }
  for (const std::string& bytes : archives) {
    const Contents contents = read_all("without-an-ending", bytes);
    CHECK(contents.texts ==
          std::map<std::string, std::string>{{"a/b.txt", "one"}, {"c.txt", "two"}});
    CHECK(contents.obstacles.empty());
  }
}

TEST_CASE("a file that was only made smaller keeps its name") {
  const Contents contents = read_all("logs/app.log.gz", gzip_of("x = 1\n"));
  CHECK(contents.texts == std::map<std::string, std::string>{{"app.log", "x = 1\n"}});
}

TEST_CASE("an archive of nothing is whole") {
  CHECK(format_of(zip_of({}), "a.zip") == Format::none);
  for (const std::string& bytes : {tar_of({}), gzip_of("")}) {
    const Contents contents = read_all("a", bytes);
    CHECK(contents.texts.empty());
    CHECK(contents.obstacles.empty());
  }
}

TEST_CASE("texts are no archives") {
  CHECK(format_of("BZh is how bzip2 begins", "notes.txt") == Format::none);
  CHECK(format_of("PK", "a.zip") == Format::none);
  CHECK(format_of("", "empty.tar") == Format::none);
  CHECK(format_of("%PDF-1.4", "a.pdf") == Format::pdf);
}

TEST_CASE("archives in archives are opened, down to a depth") {
  std::string bytes = zip_of({{"secret.txt", "x"}});
  for (int i = 0; i < 5; ++i) bytes = zip_of({{"in.jar", bytes}, {"a.txt", "y"}});
  Limits limits;
  limits.depth = 3;
  const Contents contents = read_all("out.zip", bytes, limits);
  CHECK(contents.names() == Names{"a.txt", "in.jar!/a.txt", "in.jar!/in.jar!/a.txt"});
  CHECK(contents.obstacles == Obstacles{{"in.jar!/in.jar!/in.jar", Obstacle::too_deep}});
}

TEST_CASE("names that lead elsewhere, or nowhere, are names") {
  const Contents contents = read_all(
      "a.tar", tar_of({{"../../etc/x", "1"}, {"/abs", "2"}, {"./p//q", "3"}, {"b\xE4\x07", "4"}}));
  CHECK(contents.names() == Names{"abs", "b\xEF\xBF\xBD\xEF\xBF\xBD", "etc/x", "p/q"});
}

TEST_CASE("letters of every script are kept in names") {
  CHECK(read_all("a.zip", zip_of({{"données/ключ.txt", "1"}})).names() ==
        Names{"données/ключ.txt"});
}

TEST_CASE("links are named, not followed") {
  const Contents contents = read_all("a.tar", tar_of({{"passwd@", "/etc/passwd"}}));
  CHECK(contents.texts.empty());
  CHECK(contents.obstacles == Obstacles{{"passwd@", Obstacle::link}});
}

TEST_CASE("what is encrypted is said to be") {
  const Contents contents = read_all("a.zip", encrypted_zip_of({{"a.txt", "one"}}));
  CHECK(contents.texts.empty());
  CHECK(contents.obstacles == Obstacles{{"a.txt", Obstacle::encrypted}});
}

TEST_CASE("images and classes are counted, not kept") {
  const std::string image = "\x89PNG" + std::string(100'000, '\0');
  const Contents contents = read_all("a.zip", zip_of({{"x.png", image}, {"a.txt", "one"}}));
  CHECK(contents.binaries == 1);
  CHECK(contents.names() == Names{"a.txt"});
}

TEST_CASE("cut anywhere, an archive is read as far as it goes, and says so") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += std::to_string(i * 7919) + "\n";
  for (const std::string& whole :
       {zip_of({{"a.txt", text}, {"b.txt", "two"}}),
        compressed_tar_of({{"a.txt", text}, {"b.txt", "two"}}, Compression::gzip),
        compressed_tar_of({{"a.txt", text}, {"b.txt", "two"}}, Compression::xz)}) {
    for (size_t size = 40; size + 40 < whole.size(); size += 97) {
      const Contents contents = read_all("a", whole.substr(0, size));
      REQUIRE_FALSE(contents.obstacles.empty());
    }
  }
}

TEST_CASE("no byte that was changed does harm") {
  const std::string whole = zip_of({{"a.txt", std::string(500, 'a')}, {"b.txt", "two"}});
  for (size_t at = 0; at < whole.size(); ++at) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x5A);
    read_all("a.zip", bytes);
  }
}

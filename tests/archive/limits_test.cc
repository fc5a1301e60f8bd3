// Archives that would fill a disk or take forever.
#include <catch2/catch.hpp>
#include <string>

#include "tests/archive/archive_builder.h"
#include "tests/archive/read_all.h"

using plumbline::archive::Limits;
using plumbline::archive::Obstacle;
using namespace plumbline::test;
using Obstacles = std::vector<std::pair<std::string, Obstacle>>;

namespace {

constexpr size_t kMegabyte = 1024 * 1024;

/// Limits that a test reaches fast.
Limits small_limits() {
  Limits limits;
  limits.least_bytes = 2 * kMegabyte;
  limits.entry_bytes = kMegabyte;
  return limits;
}

}  // namespace

TEST_CASE("a bomb ends when it has unpacked more than an archive of its size may") {
  Members members;
  for (int i = 0; i < 20; ++i) {
    members.emplace_back(std::to_string(i) + ".txt", std::string(kMegabyte / 2, 'a'));
  }
  for (const std::string& bomb :
       {zip_of(members), compressed_tar_of(members, Compression::bzip2)}) {
    const Contents contents = read_all("bomb", bomb, small_limits());
    CHECK(contents.texts.size() < 5);
    CHECK(contents.obstacles == Obstacles{{"", Obstacle::too_many_bytes}});
  }
}

TEST_CASE("bombs in bombs spend the same allowance") {
  const std::string inner = zip_of({{"a.txt", std::string(kMegabyte - 1, 'a')}});
  Members members;
  for (int i = 0; i < 20; ++i) members.emplace_back(std::to_string(i) + ".zip", inner);
  const Contents contents = read_all("bomb.zip", zip_of(members), small_limits());
  CHECK(contents.texts.size() < 5);
  CHECK(contents.obstacles.back() ==
        std::pair<std::string, Obstacle>{"", Obstacle::too_many_bytes});
}

TEST_CASE("what is passed over in a compressed tar is unpacked and counts") {
  const Members members = {{"zeros", std::string(4 * kMegabyte, '\0')}, {"a.txt", "one"}};
  const Contents contents =
      read_all("a.tgz", compressed_tar_of(members, Compression::gzip), small_limits());
  CHECK(contents.texts.empty());
  CHECK(contents.obstacles.back().second == Obstacle::too_many_bytes);
}

TEST_CASE("what is passed over in a zip costs nothing") {
  const Members members = {{"zeros", std::string(4 * kMegabyte, '\0')}, {"a.txt", "one"}};
  const Contents contents = read_all("a.zip", zip_of(members), small_limits());
  CHECK(contents.texts.size() == 1);
}

TEST_CASE("an entry that is too large is named, and those after it are read") {
  const Members members = {{"big.txt", std::string(kMegabyte + 1, 'a')}, {"a.txt", "one"}};
  const Contents contents = read_all("a.tar", tar_of(members), small_limits());
  CHECK(contents.texts == std::map<std::string, std::string>{{"a.txt", "one"}});
  CHECK(contents.obstacles == Obstacles{{"big.txt", Obstacle::too_large}});
}

TEST_CASE("a gzip bomb ends at the limit, text or not") {
  const std::string letters(16 * kMegabyte, 'a');
  const Contents text = read_all("a.gz", gzip_of(letters), small_limits());
  CHECK(text.obstacles == Obstacles{{"a", Obstacle::too_large}});
  const Contents image = read_all("a.gz", gzip_of('\0' + letters), small_limits());
  CHECK(image.binaries == 1);
}

TEST_CASE("entries are counted") {
  Members members;
  for (int i = 0; i < 50; ++i) members.emplace_back(std::to_string(i) + ".txt", "x");
  Limits limits;
  limits.entries = 20;
  const Contents contents = read_all("a.zip", zip_of(members), limits);
  CHECK(contents.texts.size() == 20);
  CHECK(contents.obstacles == Obstacles{{"", Obstacle::too_many_entries}});
}

TEST_CASE("whoever wants to stop is obeyed") {
  Contents contents;
  const std::string bytes = zip_of({{"a.txt", "one"}});
  plumbline::archive::for_each_entry({"a.zip", plumbline::archive::Format::packed, "", bytes}, {},
                                     contents, plumbline::StopToken([] { return true; }));
  CHECK(contents.texts.empty());
}

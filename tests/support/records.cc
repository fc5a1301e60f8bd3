#include "tests/support/records.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace plumbline::test {

std::vector<Record> read_records(const std::string& folder) {
  std::vector<Record> records;
  const std::filesystem::path path = std::string(PLUMBLINE_SOURCE_DIR) + "/rules/" + folder;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream file(entry.path());
    std::stringstream text;
    text << file.rdbuf();
    auto document = configuration::parse_yaml(text.str());
    INFO(entry.path().string());
    REQUIRE_FALSE(document.fault);
    records.push_back({entry.path().filename().string(), std::move(document.root)});
  }
  return records;
}

}  // namespace plumbline::test

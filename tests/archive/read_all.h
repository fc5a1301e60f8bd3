// What for_each_entry says of an archive in memory, as lists that a test compares.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "server/archive/entries.h"

namespace plumbline::test {

struct Contents : archive::EntrySink {
  std::map<std::string, std::string> texts;
  std::vector<std::pair<std::string, archive::Obstacle>> obstacles;
  size_t binaries = 0;

  void text(archive::Entry entry) override { texts[entry.name] = std::move(entry.bytes); }
  void binary() override { ++binaries; }
  void not_read(const std::string& name, archive::Obstacle obstacle) override {
    obstacles.emplace_back(name, obstacle);
  }

  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& [name, text] : texts) names.push_back(name);
    return names;
  }
};

inline Contents read_all(const std::string& name, const std::string& bytes,
                         const archive::Limits& limits = {}) {
  Contents contents;
  const archive::Format format = archive::format_of(bytes, name);
  archive::for_each_entry({name, format, "", bytes}, limits, contents, {});
  return contents;
}

}  // namespace plumbline::test

// Plumbline's check of itself fires: violations planted in its own sources are found by its own
// architecture file, and without them there is nothing to find.
#include <catch2/catch.hpp>
#include <map>

#include "server/engine/boundary_index.h"
#include "server/engine/disk_files.h"
#include "server/engine/project.h"

namespace plumbline::engine {
namespace {

struct Planted {
  std::string path;
  std::string line;
  std::string rule;
};

const std::vector<Planted> kPlanted = {
    {"analyzers/source/date.cc", "#include \"server/session/session.h\"\n",
     "analyzers-know-no-editor"},
    {"protocol/uri.cc", "#include \"analyzers/source/offsets.h\"\n", "protocol-stands-alone"},
    {"analyzers/secrets/checksum_checks.cc", "#include \"analyzers/patterns/patterns.h\"\n",
     "analyzer-layers"},
    {"server/engine/merge.cc", "#include \"server/log.h\"\n", "engine-below-server"},
    {"server/engine/project.cc", "#include \"protocol/json.h\"\n", "engine-speaks-no-protocol"},
    {"server/session/client.cc", "#include <tree_sitter/api.h>\n", "tree-sitter-in-syntax"}};

/// The repository with `planted` lines in front of the texts of some files.
std::shared_ptr<const Project> repository(const std::vector<Planted>& planted) {
  const DiskFiles disk(PLUMBLINE_SOURCE_DIR);
  std::map<std::string, std::shared_ptr<const std::string>, std::less<>> texts;
  for (const Planted& one : planted) {
    REQUIRE(disk.is_file(one.path));
    texts[one.path] = std::make_shared<const std::string>(one.line + *disk.read(one.path));
  }
  const auto overlay = [texts](std::string_view path) {
    const auto it = texts.find(path);
    return it == texts.end() ? nullptr : it->second;
  };
  return load_project(PLUMBLINE_SOURCE_DIR,
                      std::make_shared<DiskFiles>(PLUMBLINE_SOURCE_DIR, WalkOptions{}, overlay),
                      Date{2026, 11, 24});
}

bool mentions(const std::vector<Finding>& findings, std::string_view rule) {
  for (const Finding& finding : findings) {
    if (finding.rule.find(rule) != std::string::npos) return true;
  }
  return false;
}

TEST_CASE("this repository keeps its own boundaries") {
  BoundaryIndex index(repository({}));
  index.build({});
  for (const Planted& one : kPlanted) CHECK(index.findings(one.path).empty());
}

TEST_CASE("each of this repository's boundaries fires when it is crossed") {
  BoundaryIndex index(repository(kPlanted));
  index.build({});
  for (const Planted& one : kPlanted) {
    CAPTURE(one.path, one.rule);
    CHECK(mentions(index.findings(one.path), one.rule));
  }
}

}  // namespace
}  // namespace plumbline::engine

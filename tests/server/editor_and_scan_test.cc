// What the editor shows after any number of edits is what a fresh look at the same text finds.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "analyzers/source/memory_files.h"
#include "server/session/analysis_job.h"
#include "tests/support/random_edits.h"

namespace plumbline::server {
namespace {

namespace fs = std::filesystem;

constexpr size_t kLargestSample = 60'000;

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Real files of this repository and of the grammars' packages, a few of each language.
std::vector<fs::path> samples(size_t of_each) {
  std::map<std::string, size_t> seen;
  std::vector<fs::path> all;
  for (const char* const folder :
       {"analyzers", "protocol", "grammars", "rules", "scripts", ".ci"}) {
    const fs::path root = fs::path(PLUMBLINE_SOURCE_DIR) / folder;
    if (!fs::is_directory(root)) continue;
    std::vector<fs::path> sorted;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (entry.is_regular_file() && entry.file_size() < kLargestSample) sorted.push_back(entry);
    }
    std::sort(sorted.begin(), sorted.end());
    for (const fs::path& path : sorted) {
      const Language language = detect_language(path.string(), "", "");
      if (language == Language::text) continue;
      if (seen[std::string(name_of(language))]++ < of_each) all.push_back(path);
    }
  }
  return all;
}

std::shared_ptr<const engine::Project> project() {
  static const auto loaded =
      engine::load_project("/p", std::make_shared<MemoryFiles>(), Date{2026, 11, 24});
  return loaded;
}

AnalysisJob job_for(const std::string& path, const std::string& text) {
  AnalysisJob job;
  job.snapshot = make_snapshot(path, text, Date{2026, 11, 24});
  job.project = project();
  job.cancelled = std::make_shared<std::atomic<bool>>(false);
  return job;
}

std::vector<Finding> fresh_findings(const std::string& path, const std::string& text) {
  return run_analysis(job_for(path, text), [](auto) {}).findings;
}

/// As the session does it: an incremental tree with errors is settled by a fresh parse.
AnalysisOutcome settled(AnalysisJob job) {
  AnalysisOutcome outcome = run_analysis(job, [](auto) {});
  if (outcome.settled) return outcome;
  job.base = outcome.analysed;
  job.change.reset();
  job.fresh_parse = true;
  return run_analysis(job, [](auto) {});
}

TEST_CASE("findings after random edits over real files are those of a fresh analysis") {
  const std::vector<std::string> snippets = {
      "\nimport os\nos.system(cmd)\n",     "eval(x)\n", "(", "{", "\"",
      "# plumbline: allow(x) because y\n", "\r\n"};
  const auto files = samples(3);
  REQUIRE(files.size() > 10);
  const int edits = test::from_environment("PLUMBLINE_EDITS", 2'000);
  const int of_each = std::max(1, edits / static_cast<int>(files.size()));
  for (const fs::path& file : files) {
    const std::string path = "src/" + file.filename().string();
    std::string text = contents(file);
    uint32_t seed = 11;
    AnalysisOutcome known = run_analysis(job_for(path, text), [](auto) {});
    for (int edit = 0; edit < of_each; ++edit) {
      AnalysisJob job = job_for(path, "");
      job.change = test::random_edit(text, snippets, seed);
      job.snapshot = make_snapshot(path, text, Date{2026, 11, 24});
      job.base = known.analysed;
      known = settled(std::move(job));
      INFO(file << ", edit " << edit);
      REQUIRE(known.findings == fresh_findings(path, text));
    }
  }
}

}  // namespace
}  // namespace plumbline::server

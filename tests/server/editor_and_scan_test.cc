// What the editor shows after any number of edits is what a fresh look at the same text finds.
#include <catch2/catch.hpp>
#include <set>

#include "analyzers/source/memory_files.h"
#include "server/session/analysis_job.h"
#include "tests/server/sample_sources.h"
#include "tests/support/random_edits.h"

namespace plumbline::server {
namespace {

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

/// Lines that make findings of several families appear and vanish. The token is no literal here, so
/// that this file has none.
std::vector<std::string> snippets() {
  std::string token = "ghp_";
  for (int i = 0; i < 36; ++i) token += static_cast<char>('A' + i * 7 % 26);
  return {"\nimport os\nos.system(cmd)\n",
          "eval(x)\n",
          "password = \"" + token + "\"\n",
          "// " + token + "\n",
          "# plumbline: allow(x) because y\n",
          "/*",
          "\"\"\"",
          "\r\n"};
}

void check_edits(const test::SampleSource& sample, int edits) {
  std::string text = sample.text;
  uint32_t seed = 11;
  AnalysisOutcome known = run_analysis(job_for(sample.path, text), [](auto) {});
  for (int edit = 0; edit < edits; ++edit) {
    AnalysisJob job = job_for(sample.path, "");
    job.change = test::random_edit(text, snippets(), seed);
    job.snapshot = make_snapshot(sample.path, text, Date{2026, 11, 24});
    job.base = known.analysed;
    known = settled(std::move(job));
    INFO(sample.path << ", edit " << edit);
    REQUIRE(known.findings == fresh_findings(sample.path, text));
  }
}

TEST_CASE("findings after random edits over real files are those of a fresh analysis") {
  const auto samples = test::sample_sources(3);
  std::set<Language> languages;
  for (const auto& sample : samples) languages.insert(test::language_of(sample));
#define PLUMBLINE_LANGUAGE(name, symbol, folder, endings, names, ids) \
  CHECK(languages.contains(Language::name));
#define PLUMBLINE_TEXT_LANGUAGE(name, endings, names, ids) \
  CHECK(languages.contains(Language::name));
#include "grammars/languages.def"
#undef PLUMBLINE_LANGUAGE
#undef PLUMBLINE_TEXT_LANGUAGE
  const auto edits = static_cast<size_t>(test::from_environment("PLUMBLINE_FILE_EDITS", 2'000));
  const size_t of_each = edits / samples.size() + 1;
  for (const auto& sample : samples) check_edits(sample, static_cast<int>(of_each));
}

}  // namespace
}  // namespace plumbline::server

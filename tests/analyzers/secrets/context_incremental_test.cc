// Random edits in every kind of file that has samples: incremental findings equal fresh ones, and
// hostile texts cost no more than their length.
#include <catch2/catch.hpp>
#include <chrono>
#include <map>

#include "analyzers/secrets/secrets.h"
#include "analyzers/syntax/parser.h"
#include "tests/analyzers/secrets/context_sample.h"
#include "tests/support/random_edits.h"
#include "tests/support/repeated.h"

namespace plumbline::secrets::test {
namespace {

using plumbline::test::repeated_to_fill;

constexpr size_t kMostPieces = 40;

/// The samples of every kind of file, as lines to insert.
std::map<std::string, std::vector<std::string>> pieces_by_path() {
  std::map<std::string, std::vector<std::string>> pieces;
  for (const char* const name : {"config.txt", "files.txt", "code.txt", "command.txt"}) {
    for (const ContextSample& sample : read_samples(name)) {
      std::vector<std::string>& list = pieces[sample.path];
      if (list.size() < kMostPieces) list.push_back(text_of(sample, 1) + "\n");
    }
  }
  return pieces;
}

}  // namespace

TEST_CASE("incremental findings in context equal fresh ones in every kind of file") {
  uint32_t seed = 1;
  for (const auto& [path, pieces] : pieces_by_path()) {
    std::string text;
    for (size_t i = 0; i < pieces.size(); i += 3) text += pieces[i];
    plumbline::test::check_incremental({path, text, pieces, seed++, 60}, analyze_tree);
  }
}

TEST_CASE("hostile texts are read in time") {
  constexpr size_t kSize = 1 << 18;
  for (const char* const piece :
       {"password=", "\"password\":\"", "password='", "curl -u a:b ", "curl \\\n", "kind: Secret\n",
        "pass"
        "word=aB3$xY9!q ",
        "auth=(", "'''\"\"\"```", "Authorization: ", "mysql \"-p", "key key "}) {
    for (const char* const path : {"a.yaml", "a.sh", "a.md"}) {
      const Snapshot snapshot =
          make_snapshot(path, repeated_to_fill(piece, kSize), Date{2026, 11, 24});
      const auto start = std::chrono::steady_clock::now();
      analyze_tree({snapshot, nullptr, nullptr, {}});
      const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
      INFO(piece << " in " << path);
      CHECK(took.count() < 10);  // seconds; a quadratic reader takes minutes
    }
  }
}

}  // namespace plumbline::secrets::test

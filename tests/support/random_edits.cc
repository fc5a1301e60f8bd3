#include "tests/support/random_edits.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <optional>

#include "analyzers/syntax/parser.h"

namespace plumbline::test {
namespace {

uint32_t next(uint32_t& seed) {  // xorshift32
  seed ^= seed << 13;
  seed ^= seed >> 17;
  seed ^= seed << 5;
  return seed;
}

std::string insertion(const std::vector<std::string>& snippets, uint32_t& seed) {
  static constexpr std::array<std::string_view, 22> kPieces = {
      "a",  "x", "_", " ",  "\n", "\r\n", "\r", "(", ")",  "{",    "}",
      "\"", "'", "é", "😀", ",",  ":",    "=",  "#", "//", "    ", "\t"};
  if (!snippets.empty() && next(seed) % 3 == 0) return snippets[next(seed) % snippets.size()];
  return std::string(kPieces[next(seed) % kPieces.size()]);
}

size_t line_start(const std::string& text, size_t at) {
  const size_t found = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
  return found == std::string::npos ? 0 : found + 1;
}

struct Replacement {
  size_t begin, end;
  std::string text;
};

Replacement choose(const std::string& text, const std::vector<std::string>& snippets,
                   uint32_t& seed) {
  const size_t at = next(seed) % (text.size() + 1);
  const size_t begin = line_start(text, at);
  const size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
  switch (next(seed) % 8) {
    case 0:  // a few bytes go
      return {at, std::min(text.size(), at + next(seed) % 6), ""};
    case 1:  // a line goes
      return {begin, std::max(begin, std::min(end, text.size())), ""};
    case 2:  // a line is doubled
      return {begin, begin, text.substr(begin, end - begin)};
    case 3:  // a snippet comes in at the start of a line
      return {begin, begin, insertion(snippets, seed)};
    default:
      return {at, at, insertion(snippets, seed)};
  }
}

}  // namespace

int from_environment(const char* name, int fallback) {
  const char* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets it
  return value == nullptr || *value == '\0' ? fallback : std::atoi(value);
}

TextChange random_edit(std::string& text, const std::vector<std::string>& snippets,
                       uint32_t& seed) {
  const Replacement r = choose(text, snippets, seed);
  text.replace(r.begin, r.end - r.begin, r.text);
  const auto offset = [](size_t value) { return ByteOffset{static_cast<uint32_t>(value)}; };
  return {offset(r.begin), offset(r.end), offset(r.begin + r.text.size())};
}

void check_incremental(const EditScript& script, const Analyzer& analyzer) {
  std::string text = script.text;
  uint32_t seed = script.seed;
  std::optional<syntax::Tree> tree;
  Previous previous;
  const int edits = from_environment("PLUMBLINE_EDITS", script.edits);
  for (int step = 0; step <= edits; ++step) {
    if (step > 0) {
      const TextChange change = random_edit(text, script.snippets, seed);
      previous.change = change;
      if (tree) tree = tree->edited(change);
    }
    const Snapshot snapshot = make_snapshot(script.path, text, Date{2026, 11, 24});
    const std::optional<syntax::Tree> old = tree;
    tree = syntax::parse(snapshot.language, text, old ? &*old : nullptr);
    if (old && tree) previous.changed_ranges = syntax::changed_ranges(*old, *tree);
    const syntax::Tree* const now = tree ? &*tree : nullptr;
    const AnalysisResult fresh = analyzer({snapshot, now, nullptr, {}});
    const AnalysisResult incremental =
        analyzer({snapshot, now, step == 0 ? nullptr : &previous, {}});
    INFO("seed " << script.seed << ", step " << step << ", " << script.path);
    REQUIRE(incremental.findings == fresh.findings);
    previous.state = incremental.state;
  }
}

}  // namespace plumbline::test

#include "server/engine/ignore_rules.h"

#include <catch2/catch.hpp>

using plumbline::engine::IgnoreRules;
using Verdict = IgnoreRules::Verdict;

namespace {

struct Row {
  const char* lines;
  const char* path;
  bool is_folder;
  Verdict expected;
};

}  // namespace

TEST_CASE("ignore lines mean what they mean to git") {
  const Row rows[] = {
      {"*.log", "deep/a.log", false, Verdict::ignored},
      {"/a.log", "deep/a.log", false, Verdict::none},
      {"*.log\n!keep.log", "keep.log", false, Verdict::kept},
      {"build/", "build", true, Verdict::ignored},
      {"build/", "build", false, Verdict::none},
      {"a/*.c", "a/x.c", false, Verdict::ignored},
      {"a/*.c", "a/b/x.c", false, Verdict::none},
      {"**/x", "a/b/x", false, Verdict::ignored},
      {"a/**", "a", true, Verdict::none},
      {"a/**", "a/b/c", false, Verdict::ignored},
      {"a/**/z", "a/z", false, Verdict::ignored},
      {"# note", "# note", false, Verdict::none},
      {"\\#note", "#note", false, Verdict::ignored},
      {"\\!note", "!note", false, Verdict::ignored},
      {"x  \r\n", "x", false, Verdict::ignored},
      {"[a-c]?[!0-9]", "bxz", false, Verdict::ignored},
      {"[a-c]?[!0-9]", "bx7", false, Verdict::none},
      {"[abc", "a", false, Verdict::none},
  };
  for (const Row& row : rows) {
    CAPTURE(row.lines, row.path);
    CHECK(IgnoreRules(row.lines).verdict(row.path, row.is_folder) == row.expected);
  }
}

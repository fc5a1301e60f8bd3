// The floor under a keystroke: splices one letter into the middle of a file and reparses, over and
// over, and prints the median and the 99th percentile in milliseconds.
//   reparse_floor FILE EDITS
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "analyzers/source/language.h"
#include "analyzers/syntax/parser.h"

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::ifstream stream(argv[1], std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  const auto language = plumbline::detect_language(argv[1], "", text.substr(0, 256));
  auto tree = plumbline::syntax::parse(language, text);
  if (!tree) return 1;
  // Inside an identifier near the middle, as somebody who renames a variable types.
  auto at = static_cast<uint32_t>(text.find("self", text.size() / 2));
  if (at > text.size()) at = static_cast<uint32_t>(text.find("e", text.size() / 2));
  ++at;
  std::vector<double> times;
  for (int i = 0; i < std::atoi(argv[2]); ++i) {
    const auto start = std::chrono::steady_clock::now();
    text.insert(at, 1, 'x');
    const plumbline::TextChange change{{at}, {at}, {at + 1}};
    const auto old = tree->edited(change);
    tree = plumbline::syntax::parse(language, text, &old);
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - start;
    times.push_back(taken.count());
  }
  std::sort(times.begin(), times.end());
  std::printf("%.3f %.3f\n", times[times.size() / 2], times[times.size() * 99 / 100]);
  return 0;
}

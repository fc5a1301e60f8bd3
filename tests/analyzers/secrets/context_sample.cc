#include "tests/analyzers/secrets/context_sample.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

#include "tests/analyzers/secrets/example_template.h"

namespace plumbline::secrets::test {
namespace {

/// As people choose them. In pieces, so that no line of this repository holds one.
std::string chosen(uint32_t number) {
  static constexpr std::array<std::array<std::string_view, 2>, 12> kPieces = {
      {{"hunt", "er2!"},
       {"Passw", "0rd2019"},
       {"s3cr3t-", "Pa55"},
       {"Tr0ub4", "dor3"},
       {"Summer", "2024!"},
       {"gh7Kw", "92px"},
       {"P@ss", "word!7"},
       {"qX9#m", "Lp2vR"},
       {"mZ8k", "Lq2w"},
       {"letme", "in!Now9"},
       {"blue", "Falcon77"},
       {"Wint3r", "_is_c0ming"}}};
  const auto& pieces = kPieces[number % kPieces.size()];
  return std::string(pieces[0]) + std::string(pieces[1]);
}

void replace_all(std::string& text, std::string_view from, const std::string& to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// The length of `{base62:32}` or `{base64std(…)}` at the start of `rest`; 0 for other braces.
size_t template_length(std::string_view rest) {
  if (rest.starts_with("{base64std(")) return rest.find(")}") + 2;
  const size_t colon = rest.find(':');
  const size_t end = rest.find('}');
  if (colon == std::string_view::npos || end == std::string_view::npos || colon + 1 >= end)
    return 0;
  const auto made_of = [&](size_t begin, size_t stop, std::string_view characters) {
    return rest.substr(begin, stop - begin).find_first_not_of(characters) == std::string_view::npos;
  };
  const bool is_template = made_of(1, colon, "abcdefghijklmnopqrstuvwxyz0123456789") &&
                           made_of(colon + 1, end, "0123456789");
  return is_template ? end + 1 : 0;
}

}  // namespace

std::vector<ContextSample> read_samples(const std::string& name) {
  std::ifstream file(std::string(PLUMBLINE_CONTEXT_SAMPLES) + "/" + name);
  std::vector<ContextSample> samples;
  std::string path;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.starts_with("== ")) path = line.substr(3);
    if (line.size() < 3 || line[1] != ' ' || line[0] == '#' || line[0] == '=') continue;
    samples.push_back({line[0], number, path, line.substr(2)});
  }
  return samples;
}

std::string text_of(const ContextSample& sample, uint32_t seed) {
  std::string pattern = sample.pattern;
  replace_all(pattern, "{chosen}", chosen(static_cast<uint32_t>(sample.line) * 5 + seed));
  replace_all(pattern, "¶", "\n");
  std::string text;
  for (size_t at = 0; at < pattern.size();) {
    const std::string_view rest = std::string_view(pattern).substr(at);
    const size_t length = rest[0] == '{' ? template_length(rest) : 0;
    text += length == 0 ? std::string(rest.substr(0, 1))
                        : expand(rest.substr(0, length), seed + static_cast<uint32_t>(at)).text;
    at += std::max<size_t>(length, 1);
  }
  return text;
}

}  // namespace plumbline::secrets::test

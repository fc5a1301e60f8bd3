#include "analyzers/configuration/fault.h"

#include <algorithm>
#include <vector>

namespace plumbline::configuration {
namespace {

/// Levenshtein distance, one row at a time.
size_t distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string nearest(std::string_view word, std::span<const std::string_view> candidates) {
  constexpr size_t kLongestWord = 100;  // the table is quadratic
  if (word.size() > kLongestWord) return {};
  std::string_view best;
  size_t best_distance = word.size() / 3 + 1;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > kLongestWord) continue;
    const size_t d = distance(word, candidate);
    if (d <= best_distance && (best.empty() || d < best_distance)) {
      best = candidate;
      best_distance = d;
    }
  }
  return std::string(best);
}

std::string unknown_message(std::string_view what, std::string_view word,
                            std::span<const std::string_view> candidates) {
  std::string message =
      "unknown " + std::string(what) + " `" + std::string(word.substr(0, 60)) + "`";
  const std::string suggestion = nearest(word, candidates);
  if (!suggestion.empty()) message += "; did you mean `" + suggestion + "`?";
  return message;
}

}  // namespace plumbline::configuration

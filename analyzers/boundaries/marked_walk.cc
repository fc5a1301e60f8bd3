#include "analyzers/boundaries/marked_walk.h"

namespace plumbline::boundaries {

std::vector<uint32_t> marks_of(std::string_view text, std::span<const std::string_view> words) {
  std::vector<uint32_t> marks;
  for (const std::string_view word : words) {
    for (size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + word.size())) {
      marks.push_back(static_cast<uint32_t>(at));
    }
  }
  std::ranges::sort(marks);
  return marks;
}

bool has_any(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

}  // namespace plumbline::boundaries

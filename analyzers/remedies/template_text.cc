#include "analyzers/remedies/template_text.h"

#include <algorithm>

namespace plumbline::remedies {
namespace {

/// Numbers the words of one remedy by their first place.
class TabStops {
 public:
  std::string render(std::string_view text) {
    std::string result;
    for (size_t at = 0; at < text.size();) {
      const size_t close =
          text[at] == kHoleBegin ? text.find(kHoleEnd, at) : std::string_view::npos;
      if (close == std::string_view::npos) {
        if (text[at] == '$' || text[at] == '}' || text[at] == '\\') result += '\\';
        result += text[at++];
        continue;
      }
      result += stop(text.substr(at + 1, close - at - 1));
      at = close + 1;
    }
    return result;
  }

 private:
  std::string stop(std::string_view word) {
    auto it = std::find(words_.begin(), words_.end(), word);
    if (it == words_.end()) it = words_.insert(it, word);
    return "${" + std::to_string(it - words_.begin() + 1) + ":" + std::string(word) + "}";
  }

  std::vector<std::string_view> words_;  // of the edits, which outlive the rendering
};

}  // namespace

std::string hole(std::string_view word) {
  return kHoleBegin + std::string(word) + kHoleEnd;
}

bool has_holes(const std::vector<TextEdit>& edits) {
  return std::any_of(edits.begin(), edits.end(), [](const TextEdit& edit) {
    return edit.new_text.find(kHoleBegin) != std::string::npos;
  });
}

std::vector<TextEdit> with_words(std::vector<TextEdit> edits) {
  for (TextEdit& edit : edits) {
    std::erase_if(edit.new_text, [](char c) { return c == kHoleBegin || c == kHoleEnd; });
  }
  return edits;
}

std::vector<TextEdit> with_tab_stops(std::vector<TextEdit> edits) {
  TabStops stops;
  std::vector<TextEdit> result;
  for (const TextEdit& edit : edits) result.push_back({edit.range, stops.render(edit.new_text)});
  return result;
}

}  // namespace plumbline::remedies

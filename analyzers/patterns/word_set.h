// Sets of words that patterns need, and the pass over a text that finds them.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/patterns/view.h"

namespace plumbline::patterns {

/// Numbers of words, as a WordFinder gives them out.
class WordSet {
 public:
  void insert(uint32_t word);
  void insert(const WordSet& other);
  bool meets(const WordSet& other) const;
  /// Whether every word of this one is in one of the two.
  bool is_within(const WordSet& a, const WordSet& b) const;
  friend bool operator==(const WordSet& a, const WordSet& b) = default;

 private:
  std::vector<uint64_t> bits_;  // no zeros at the end
};

/// Nothing but what identifiers are made of, in any language.
bool is_word(std::string_view text);

/// A fixed list of words, looked for all at once.
class WordFinder {
 public:
  /// Numbers the words in the order in which they are added; a known one keeps its number.
  uint32_t add(Atom word);

  /// Adds the words of the list that the text holds, each as a whole word. One pass.
  void find(std::string_view text, WordSet& found) const;

 private:
  std::unordered_map<Atom, uint32_t> numbers_;
};

}  // namespace plumbline::patterns

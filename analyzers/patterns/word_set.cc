#include "analyzers/patterns/word_set.h"

#include <algorithm>
#include <array>

namespace plumbline::patterns {
namespace {

constexpr std::array<bool, 256> word_bytes() {
  std::array<bool, 256> table{};
  for (size_t c = 0; c < table.size(); ++c) {
    table[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '$' || c >= 0x80;
  }
  return table;
}

bool is_word_byte(char c) {
  static constexpr std::array<bool, 256> kTable = word_bytes();
  return kTable[static_cast<unsigned char>(c)];
}

}  // namespace

void WordSet::insert(uint32_t word) {
  const size_t slot = word / 64;
  if (slot >= bits_.size()) bits_.resize(slot + 1);
  bits_[slot] |= uint64_t{1} << (word % 64);
}

void WordSet::insert(const WordSet& other) {
  if (bits_.size() < other.bits_.size()) bits_.resize(other.bits_.size());
  for (size_t i = 0; i < other.bits_.size(); ++i) bits_[i] |= other.bits_[i];
}

bool WordSet::meets(const WordSet& other) const {
  for (size_t i = 0; i < std::min(bits_.size(), other.bits_.size()); ++i) {
    if ((bits_[i] & other.bits_[i]) != 0) return true;
  }
  return false;
}

bool WordSet::is_within(const WordSet& a, const WordSet& b) const {
  for (size_t i = 0; i < bits_.size(); ++i) {
    const uint64_t in_a = i < a.bits_.size() ? a.bits_[i] : 0;
    const uint64_t in_b = i < b.bits_.size() ? b.bits_[i] : 0;
    if ((bits_[i] & ~(in_a | in_b)) != 0) return false;
  }
  return true;
}

bool is_word(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_word_byte);
}

uint32_t WordFinder::add(Atom word) {
  return numbers_.try_emplace(word, static_cast<uint32_t>(numbers_.size())).first->second;
}

void WordFinder::find(std::string_view text, WordSet& found) const {
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    while (at < text.size() && is_word_byte(text[at])) ++at;
    if (at == begin) {
      ++at;
      continue;
    }
    const auto known = numbers_.find(atom_of(text.substr(begin, at - begin)));
    if (known != numbers_.end()) found.insert(known->second);
  }
}

}  // namespace plumbline::patterns

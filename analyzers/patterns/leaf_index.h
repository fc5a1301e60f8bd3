// Which patterns are worth trying at a node, and which rules in a file.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "analyzers/patterns/rule_set.h"

namespace plumbline::patterns {

/// Finds the patterns that can match at a node: by name for calls and names, by kind for the rest.
class LeafIndex {
 public:
  /// `chosen` are numbers of `leaves`.
  LeafIndex(std::span<const CompiledLeaf> leaves, std::span<const uint32_t> chosen);

  const std::vector<uint32_t>& of_kind(Kind kind) const {
    return by_kind_[static_cast<size_t>(kind)];
  }
  bool has_names() const { return !named_.empty(); }
  /// Null: none.
  const std::vector<uint32_t>* named(Kind kind, Atom name) const;
  /// Sequences whose first statement may be of this kind.
  const std::vector<uint32_t>& sequences_from(Kind kind) const {
    return sequences_[static_cast<size_t>(kind)];
  }
  bool has_sequences() const { return has_sequences_; }

 private:
  static uint64_t key(Kind kind, Atom name) { return name * 64 + static_cast<uint64_t>(kind); }
  void add(const CompiledLeaf& compiled, uint32_t leaf);
  void add_named(Kind kind, Atom name, uint32_t leaf) { named_[key(kind, name)].push_back(leaf); }

  using ByKind = std::array<std::vector<uint32_t>, 64>;
  static void add_to(ByKind& lists, Kinds kinds, uint32_t leaf);

  std::unordered_map<uint64_t, std::vector<uint32_t>> named_;
  ByKind by_kind_;
  ByKind sequences_;
  bool has_sequences_ = false;
};

/// The rules and patterns that have a chance in a file, going by the words that it spells. A word
/// too many costs time and nothing else.
struct Selection {
  /// `words`: of Compiled::words, those in the file.
  Selection(const Compiled& compiled, std::span<const Rule> rules, WordSet words);

  /// Whether a rule may hold in a unit of the file that has the text and the words; `shared` are
  /// the words of imports and of constants of the file.
  bool concerns(std::string_view text, const WordSet& own, const WordSet& shared) const;

  const Compiled& compiled;  // these two outlive the selection
  std::span<const Rule> all_rules;
  WordSet words;
  std::vector<bool> can_match;       // by leaf
  std::vector<size_t> rules;         // those whose formula can hold
  std::vector<uint32_t> everywhere;  // their patterns that are wanted everywhere
  std::unique_ptr<LeafIndex> index;  // over `everywhere`
};

}  // namespace plumbline::patterns

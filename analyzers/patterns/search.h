// The search behind matcher.h: one object per attempt, one method per shape of node.
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "analyzers/patterns/continuation.h"
#include "analyzers/patterns/matcher.h"

namespace plumbline::patterns {

class Search {
 public:
  Search(const Pattern& pattern, const Target& target, Budget& budget)
      : pattern_(pattern), p_(pattern.view), target_(target), budget_(budget) {}

  /// Calls `next` once for each way in which the pattern node matches.
  void node(uint32_t p, Place t, Next next);
  /// Statements of the pattern from `at` against the statements from `t` on, up to `end`
  /// (exclusive).
  struct Range {
    Place at;
    bool finished = false;
    bool whole_file = false;  // statements of the file: goes on in the next unit
    uint32_t end = 0;         // else: index after the block
    bool deep = false;        // `...` goes into nested blocks
    bool open = false;        // what is left over does not matter
  };
  void sequence(const std::vector<uint32_t>& statements, const Range& range, Next next);

  const std::vector<Binding>& bindings() const { return bindings_; }
  uint32_t last_end() const { return last_end_; }

 private:
  /// The states of one search through a list. Several `...` come to the same state in many ways,
  /// exponentially many in their number, and each would find the same matches again.
  class Seen {
   public:
    explicit Seen(const View& pattern, const std::vector<uint32_t>& ps);
    /// True the second time; always false where at most one `...` leaves no choice.
    bool again(uint64_t state) { return choices_ && !states_.insert(state).second; }

   private:
    bool choices_;
    std::unordered_set<uint64_t> states_;
  };

  bool spend() { return --budget_.steps > 0; }
  std::string_view text(Place t) const;
  void bind(const Binding& binding, Next next);
  void bind_place(uint32_t p, Place t, Next next);
  void bind_slice(uint32_t p, Place unit, const std::vector<uint32_t>& slice, Next next);
  bool type_fits(uint32_t p, Place t) const;

  void string(uint32_t p, Place t, Next next);
  void content(uint32_t p, Place t, std::string_view content, Next next);
  void deep(uint32_t p, Place t, bool into_blocks, Next next);
  void statement(uint32_t p, Place t, Next next);
  void structure(uint32_t p, Place t, Next next);
  void chain(uint32_t p, Place t, Next next);
  void imported_member(uint32_t p, Place t, Next next);
  bool names_match(uint32_t p, Place t) const;
  bool literal_matches(uint32_t p, Place t) const;

  std::vector<uint32_t> children(const View& view, uint32_t index) const;
  /// Pattern nodes against nodes, in order.
  struct List {
    const std::vector<uint32_t>& ps;
    Place unit;
    const std::vector<uint32_t>& ts;
    /// Named arguments that no pattern names: the last `$...X` takes them too.
    const std::vector<uint32_t>& spare;
    Seen seen;
  };
  void list(const std::vector<uint32_t>& ps, Place unit, const std::vector<uint32_t>& ts,
            const std::vector<uint32_t>& spare, Next next);
  void list_from(List& list, size_t i, size_t j, Next next);
  void slices_from(List& list, size_t i, size_t j, Next next);
  void unordered(const std::vector<uint32_t>& ps, size_t i, Place unit, std::vector<uint32_t>& ts,
                 bool open, Next next);
  void arguments(uint32_t p, Place t, Next next);
  void keywords(const std::vector<uint32_t>& ps, size_t i, Place t, std::vector<uint32_t>& ts,
                Next next);
  void block(uint32_t p, Place t, Next next);
  void record(uint32_t p, Place t, Next next);
  void fields(uint32_t p, uint32_t at, Place t, Next next);
  void sequence_from(const std::vector<uint32_t>& statements, size_t i, Range range, Seen& seen,
                     Next next);
  void rest_of_block(const Range& range, Next next);
  Place following(const Range& range, Place t, bool into, bool& finished) const;

  const Pattern& pattern_;
  const View& p_;
  const Target& target_;
  Budget& budget_;
  /// Equal for equal bindings: what is left of a search depends on nothing else behind a node.
  uint64_t bindings_hash() const;

  std::vector<Binding> bindings_;
  uint32_t last_end_ = 0;
  int depth_ = 0;
};

}  // namespace plumbline::patterns

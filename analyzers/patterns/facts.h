// What a name stands for in a file: imports and constants.
//
// A pattern `os.system(...)` has to find `system(...)` after `from os import system`, and
// `f("...")` has to find `f(NAME)` where NAME is a constant. Facts of a unit are read once; the
// file's are their union. So an edit costs the facts of the units that it touched, and hash() says
// whether what one unit sees of the others is still the same.
//
// A constant answers "what can stand here", not "what was assigned last". The scopes around a use
// are asked from the inside; the first that assigns the name decides. In the use's own function
// only the assignments that reach it count (reaching.h); in outer scopes and in the file all of
// them do, as nobody knows when a function runs. Where all agree the value is known; where they
// differ but are of one kind, `known` is false, which is enough for `f("...")`; where one is no
// literal (a parameter, a loop's variable, `+=`) there is no constant. Rings such as `a = a + "x"`
// end at a depth.
//
// Why not a full constant propagation: calls and types would be needed to go further, and the step
// from a literal to its name is what rules are written for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "analyzers/patterns/unit_facts.h"
#include "analyzers/patterns/view.h"

namespace plumbline::patterns {

struct Constant {
  enum class Kind : uint8_t { string, number, boolean };
  Kind kind = Kind::string;
  /// False: some literal of this kind, the branches differ.
  bool known = true;
  std::string text;  // a string's content, else the source text
  friend bool operator==(const Constant&, const Constant&) = default;
};

class Facts {
 public:
  /// Of all units of a file, in order; both must outlive this.
  Facts(const std::vector<Unit>& units, const std::vector<const UnitFacts*>& facts,
        std::string_view text);

  /// The full dotted name of an identifier or a chain of members, imports resolved; 0 if it is
  /// neither.
  Atom resolved(Place place) const;
  /// The same, imports left alone.
  static Atom literal(Place place);
  /// The last segment of what a local name was imported as; 0 if it was not.
  Atom imported_last(Atom local) const;
  /// What a local name was imported as; null if it was not.
  const UnitFacts::Import* imported(Atom local) const;
  const std::vector<Atom>& wildcards() const { return wildcards_; }

  /// The value of an expression, if it is the same wherever it can come from.
  std::optional<Constant> constant(Place place) const;

  /// Equal hashes: every unit sees the same imports and file constants.
  uint64_t hash() const { return hash_; }

 private:
  std::optional<Constant> evaluate(Place place, int depth) const;
  std::optional<Constant> lookup(Place place, int depth) const;
  std::optional<Constant> joined(const Unit& unit, const UnitFacts& facts, uint32_t scope,
                                 Place use, bool& found, int depth) const;
  std::optional<Constant> interpolated(Place place, int depth) const;

  std::string_view text_;
  const std::vector<Unit>& units_;
  const std::vector<const UnitFacts*>& facts_;
  std::unordered_map<Atom, UnitFacts::Import> imports_;
  std::unordered_map<Atom, uint32_t> file_names_;  // name → number of units that assign it
  std::vector<Atom> wildcards_;
  uint64_t hash_ = 0;
};

}  // namespace plumbline::patterns

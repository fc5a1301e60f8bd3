// Matches one compiled pattern against the nodes of a file.
//
// Matching is a search for all ways in which the holes can be filled: each step hands what it has
// bound to a continuation, and takes it back when that returns. Every step costs one unit of a
// budget, so a pattern of many `...` over a long text ends, with a note, instead of running away.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/patterns/facts.h"
#include "analyzers/patterns/pattern.h"
#include "analyzers/source/stop_token.h"

namespace plumbline::patterns {

/// What a metavariable stands for in one match.
struct Binding {
  Atom name = 0;
  ByteRange range;
  uint64_t shape = 0;    // 0: a text, compared by `content`
  Atom content = 0;      // of the text, or of what a string or an identifier says
  Atom path = 0;         // the resolved name, 0 for none
  bool is_text = false;  // the content of a string
  std::string value;     // the text itself where `range` does not spell it
  friend bool operator==(const Binding&, const Binding&) = default;
};

/// Sorted by name; the same metavariable never twice.
using Bindings = std::vector<Binding>;

const Binding* find(const Bindings& bindings, Atom name);
/// Whether two bindings of one name are the same thing.
bool equal(const Binding& a, const Binding& b);
/// The union, or nothing where the two disagree.
std::optional<Bindings> merged(const Bindings& a, const Bindings& b);

struct Match {
  ByteRange range;
  Bindings bindings;
};

struct Budget {
  int64_t steps = 0;
  size_t matches = 0;
  bool spent() const { return steps <= 0 || matches == 0; }
};

/// The file that patterns are matched against. All referenced parts outlive the matcher.
struct Target {
  std::string_view text;
  Language language = Language::text;
  const std::vector<Unit>& units;
  const Facts& facts;
};

/// Appends every match of the pattern at this node (not below it).
void match_at(const Pattern& pattern, const Target& target, Place place, Budget& budget,
              std::vector<Match>& out);

/// Appends every match of a sequence of statements that starts at this statement of a block.
void match_sequence_at(const Pattern& pattern, const Target& target, Place statement,
                       Budget& budget, std::vector<Match>& out);

}  // namespace plumbline::patterns

// What a text and a node must hold for a pattern to have a chance there: the cheap questions that
// come before the search.
#pragma once

#include <vector>

#include "analyzers/patterns/pattern.h"
#include "analyzers/patterns/view.h"

namespace plumbline::patterns {

/// Kinds that a node of the text may lack although the pattern has them: a name may be imported, a
/// literal may be a constant, a block of one may be a lone statement.
constexpr Kinds kReplaceable =
    kinds_of(Kind::identifier) | kinds_of(Kind::member) | kinds_of(Kind::string) |
    kinds_of(Kind::string_content) | kinds_of(Kind::number) | kinds_of(Kind::boolean) |
    kinds_of(Kind::expression_statement) | kinds_of(Kind::block) | kinds_of(Kind::metavariable) |
    kinds_of(Kind::argument_metavariable) | kinds_of(Kind::ellipsis) | kinds_of(Kind::deep);

/// Necessary, never sufficient: where it does not hold, the pattern does not match.
struct Requirement {
  /// Spelled where the match is, or where an import or a constant says what stands for it.
  std::vector<Atom> names;
  /// Spelled where the match is.
  std::vector<Atom> tokens;
  /// Kinds that occur in the matched node or below it. Of a sequence: in its first statement.
  Kinds kinds = 0;
  /// The kinds of nodes at which it can match; of a sequence: at which it can start.
  Kinds roots = 0;
};

Requirement requirement_of(const Pattern& pattern);

/// Whether the text that the pattern binds to the metavariable stands in the match as it is; a
/// string may be put together from constants, a member imported under another name.
bool binds_what_is_spelled(const Pattern& pattern, Atom metavariable);

}  // namespace plumbline::patterns

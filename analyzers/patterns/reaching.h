// Which assignments of a name reach one of its uses: `n = "a"; f(n); n = "b"` passes "a".
//
// The code is read as structured: branches and loops, no jumps. What that overlooks (a `break`, an
// exception) only adds values to a join or takes one away, it never invents one.
#pragma once

#include <span>
#include <vector>

#include "analyzers/patterns/unit_facts.h"

namespace plumbline::patterns {

/// The function or class around a node, 0 for none.
uint32_t scope_of(const View& view, uint32_t index);

/// `assignments` are those of one name in one function, in the order of the text; `use` is a node
/// of the same function.
std::vector<UnitFacts::Assignment> reaching(std::span<const UnitFacts::Assignment> assignments,
                                            const View& view, uint32_t use);

}  // namespace plumbline::patterns

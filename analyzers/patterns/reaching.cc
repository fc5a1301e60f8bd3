// Reaching definitions without a flow graph.
//
// Structured code has its flow in its nesting. A region (a block, a branch, a case) runs as a whole
// or not at all; so an assignment whose region holds the use has surely run when the use does, and
// kills all before it. One in a branch that does not hold the use may have run: it joins the
// others.
//
//     n = "a"             reaches f
//     if c: n = "b"       reaches f too: its branch does not hold f
//     f(n)
//     n = "d"             reaches f only if a loop around both leads back
//
// An assignment behind the use gets to it round the innermost loop that holds it, provided that
// loop holds the use as well and no killer stands inside it, which would run first. The value of an
// assignment is computed before its target changes, so in `n = n + "x"` the right side sees what
// was before (statement_of).
//
// What is overlooked is in the header: jumps. Why not build the graph: every use of a name that a
// rule asks about would pay for the whole function, while here it pays for the assignments of that
// one name and the nodes around them.
#include "analyzers/patterns/reaching.h"

namespace plumbline::patterns {
namespace {

bool holds(const View& view, uint32_t outer, uint32_t inner) {
  return outer <= inner && inner < view[outer].next;
}

bool is_loop(Kind kind) {
  return kind == Kind::for_ || kind == Kind::for_each || kind == Kind::while_ || kind == Kind::do_;
}

/// The innermost part of the function that runs as a whole or not at all: a block, a branch, a
/// case.
uint32_t region_of(const View& view, uint32_t index) {
  for (uint32_t i = index; i != 0; i = view[i].parent) {
    const Role role = view[i].role;
    if (view[i].kind == Kind::block || view[i].kind == Kind::case_ || role == Role::then ||
        role == Role::otherwise || role == Role::body || role == Role::handler) {
      return i;
    }
  }
  return 0;
}

/// The assignment as a whole: its value is computed before its target changes.
uint32_t statement_of(const View& view, uint32_t target) {
  for (uint32_t i = view[target].parent; i != 0; i = view[i].parent) {
    const Kind kind = view[i].kind;
    if (kind == Kind::assignment || kind == Kind::augmented_assignment) return i;
    if (kind != Kind::tuple && kind != Kind::list) break;
  }
  return target;
}

/// Whether a loop leads from behind the use back to it, without passing `killer`.
bool comes_round(const View& view, uint32_t target, uint32_t use, uint32_t killer) {
  for (uint32_t i = view[use].parent; i != 0; i = view[i].parent) {
    if (!is_loop(view[i].kind) || !holds(view, i, target)) continue;
    return killer == 0 || !holds(view, i, killer);
  }
  return false;
}

}  // namespace

uint32_t scope_of(const View& view, uint32_t index) {
  for (uint32_t i = view[index].parent; i != 0; i = view[i].parent) {
    const Kind kind = view[i].kind;
    if (kind == Kind::function || kind == Kind::lambda || kind == Kind::class_) return i;
  }
  return 0;
}

std::vector<UnitFacts::Assignment> reaching(std::span<const UnitFacts::Assignment> assignments,
                                            const View& view, uint32_t use) {
  std::vector<UnitFacts::Assignment> found;
  std::vector<UnitFacts::Assignment> later;
  uint32_t killer = 0;
  for (const UnitFacts::Assignment& assignment : assignments) {
    const bool before =
        assignment.target < use && !holds(view, statement_of(view, assignment.target), use);
    if (!before) {
      later.push_back(assignment);
      continue;
    }
    if (holds(view, region_of(view, assignment.target), use)) {
      found.clear();
      killer = assignment.target;
    }
    found.push_back(assignment);
  }
  for (const UnitFacts::Assignment& assignment : later) {
    if (comes_round(view, assignment.target, use, killer)) found.push_back(assignment);
  }
  return found;
}

}  // namespace plumbline::patterns

// The search through lists: arguments, elements, statements, and the fields of a node.
//
// Lists differ in what order means. Elements and placed arguments come in order, with `...` for any
// number between (list_from). Named arguments, the entries of an object, decorators and base
// classes come in any order, each pattern node taking one (unordered, fields). Statements come in
// order too, but their list has no one parent: `...` goes down into nested blocks, and at the top
// level of a file on into the next unit (sequence_from, following). The fields of a node are found
// by role, not by place, and what a pattern does not mention may be there: a return type, a
// decorator, an else (is_optional).
//
// What can go wrong is the number of paths. With k `...` in a list of n nodes there are about n^k
// ways to place them, nearly all of which lead to states that were tried before. What is left of a
// search depends on the two places, the bindings and, for statements, the end of what has been
// matched, so a state that was seen once is not entered again (Seen). States are kept as hashes: a
// collision would lose a match, at odds that no file comes near. One `...` alone leaves no choice,
// and then nothing is kept.
//
// A sequence's range ends where its last statement does, unless `...` stands at the end and takes
// the rest of the block. `last_end_` is that end on the present path; a block inside a pattern puts
// it back, since the outer sequence goes on behind the block's statement, not inside it.
#include <algorithm>
#include <utility>

#include "analyzers/patterns/search.h"

namespace plumbline::patterns {
namespace {

/// What a pattern may leave out without saying that it isn't there.
bool is_optional(Role role) {
  switch (role) {
    case Role::decorator:
    case Role::modifier:
    case Role::return_type:
    case Role::type:
    case Role::otherwise:
    case Role::superclass:
    case Role::type_parameters:
    case Role::type_arguments:
    case Role::default_value:
    case Role::finalizer:
    case Role::handler:
    case Role::receiver:
    case Role::alias:
    case Role::parameters:
    case Role::content:
      return true;
    default:
      return static_cast<uint8_t>(role) >= static_cast<uint8_t>(Role::first_field);
  }
}

/// Statements of blocks, and the lone one that stands where a block could.
bool is_statement(const ViewNode& node) {
  if (node.role == Role::statement) return true;
  const bool branch =
      node.role == Role::then || node.role == Role::otherwise || node.role == Role::body;
  return branch && node.kind != Kind::block;
}

/// Roles whose children match in any order, each on its own.
bool is_free(Role role, Kind parent) {
  return role == Role::decorator || role == Role::modifier || role == Role::superclass ||
         (role == Role::element && parent == Kind::import_);
}

}  // namespace

std::vector<uint32_t> Search::children(const View& view, uint32_t index) const {
  std::vector<uint32_t> found;
  for (uint32_t i = index + 1; i < view[index].next; i = view[i].next) found.push_back(i);
  return found;
}

Search::Seen::Seen(const View& pattern, const std::vector<uint32_t>& ps) {
  const auto holes = std::count_if(ps.begin(), ps.end(), [&](uint32_t p) {
    return pattern[p].kind == Kind::ellipsis || pattern[p].kind == Kind::argument_metavariable;
  });
  choices_ = holes > 1;
}

uint64_t Search::bindings_hash() const {
  uint64_t hash = bindings_.size();
  for (const Binding& binding : bindings_) {
    hash = extend_path(hash, binding.name);
    hash = extend_path(hash, uint64_t{binding.range.begin.value} << 32 | binding.range.end.value);
    hash = extend_path(hash, binding.content);
  }
  return hash;
}

void Search::list(const std::vector<uint32_t>& ps, Place unit, const std::vector<uint32_t>& ts,
                  const std::vector<uint32_t>& spare, Next next) {
  List list{ps, unit, ts, spare, Seen(p_, ps)};
  list_from(list, 0, 0, next);
}

void Search::list_from(List& list, size_t i, size_t j, Next next) {
  if (!spend() || list.seen.again(extend_path(bindings_hash(), uint64_t{i} << 32 | j))) return;
  if (i == list.ps.size()) {
    if (j == list.ts.size()) next();
    return;
  }
  const Kind kind = p_[list.ps[i]].kind;
  if (kind == Kind::ellipsis) {
    if (i + 1 == list.ps.size()) return next();
    for (size_t k = j; k <= list.ts.size() && budget_.steps > 0; ++k)
      list_from(list, i + 1, k, next);
    return;
  }
  if (kind == Kind::argument_metavariable) return slices_from(list, i, j, next);
  if (j >= list.ts.size()) return;
  node(list.ps[i], list.unit.at(list.ts[j]), [&] { list_from(list, i + 1, j + 1, next); });
}

/// `$...X` at `i`: every number of nodes from `j` on.
void Search::slices_from(List& list, size_t i, size_t j, Next next) {
  const bool is_last =
      std::none_of(list.ps.begin() + static_cast<std::ptrdiff_t>(i) + 1, list.ps.end(),
                   [this](uint32_t p) { return p_[p].kind == Kind::argument_metavariable; });
  for (size_t k = j; k <= list.ts.size() && budget_.steps > 0; ++k) {
    std::vector<uint32_t> slice(list.ts.begin() + static_cast<std::ptrdiff_t>(j),
                                list.ts.begin() + static_cast<std::ptrdiff_t>(k));
    if (is_last) slice.insert(slice.end(), list.spare.begin(), list.spare.end());
    budget_.steps -= static_cast<int64_t>(slice.size());
    bind_slice(list.ps[i], list.unit, slice, [&] { list_from(list, i + 1, k, next); });
  }
}

void Search::unordered(const std::vector<uint32_t>& ps, size_t i, Place unit,
                       std::vector<uint32_t>& ts, bool open, Next next) {
  if (!spend()) return;
  if (i == ps.size()) {
    if (open || ts.empty()) next();
    return;
  }
  if (p_[ps[i]].kind == Kind::ellipsis) return unordered(ps, i + 1, unit, ts, open, next);
  for (size_t j = 0; j < ts.size() && budget_.steps > 0; ++j) {
    const uint32_t taken = ts[j];
    node(ps[i], unit.at(taken), [&] {
      ts.erase(ts.begin() + static_cast<std::ptrdiff_t>(j));
      unordered(ps, i + 1, unit, ts, open, next);
      ts.insert(ts.begin() + static_cast<std::ptrdiff_t>(j), taken);
    });
  }
}

/// Named arguments in any order, the others in theirs; `...` and `$...X` take what is left of both.
void Search::arguments(uint32_t p, Place t, Next next) {
  std::vector<uint32_t> named;
  std::vector<uint32_t> placed;
  bool open = false;
  for (const uint32_t c : children(p_, p)) {
    const Kind kind = p_[c].kind;
    open |= kind == Kind::ellipsis || kind == Kind::argument_metavariable;
    (kind == Kind::keyword_argument ? named : placed).push_back(c);
  }
  std::vector<uint32_t> target_named;
  std::vector<uint32_t> target_placed;
  for (const uint32_t c : children(t.view(), t.index)) {
    const bool is_named = t.view()[c].kind == Kind::keyword_argument;
    (is_named ? target_named : target_placed).push_back(c);
  }
  keywords(named, 0, t, target_named, [&] {
    if (open || target_named.empty()) list(placed, t, target_placed, target_named, next);
  });
}

void Search::keywords(const std::vector<uint32_t>& ps, size_t i, Place t, std::vector<uint32_t>& ts,
                      Next next) {
  std::vector<uint32_t> wanted(ps.begin() + static_cast<std::ptrdiff_t>(i), ps.end());
  unordered(wanted, 0, t, ts, true, next);
}

/// A single statement is a block of one; a pattern `{ ... }` takes anything, an arrow's expression
/// too.
void Search::block(uint32_t p, Place t, Next next) {
  const std::vector<uint32_t> ps = children(p_, p);
  const bool only_dots = ps.size() == 1 && p_[ps[0]].kind == Kind::ellipsis;
  if (only_dots) return next();
  const View& view = t.view();
  const bool is_block = t.node().kind == Kind::block;
  Range range{.at = t};
  for (const uint32_t c : ps) range.deep |= p_[c].kind == Kind::ellipsis;
  range.end = view[t.index].next;
  if (is_block) {
    range.at = t.at(t.index + 1);
    range.finished = range.at.index >= range.end;
  }
  const uint32_t end = last_end_;
  sequence(ps, range, [&] {
    const uint32_t inner = last_end_;
    last_end_ = end;
    next();
    last_end_ = inner;
  });
}

/// The statement after `t`: inside it when `into`, else behind it.
Place Search::following(const Range& range, Place t, bool into, bool& finished) const {
  finished = false;
  uint32_t i = into ? t.index + 1 : t.node().next;
  const Unit* unit = t.unit;
  const Unit* const last = &target_.units.back();
  while (true) {
    const View& view = *unit->view;
    const uint32_t end = range.whole_file ? view.size() : range.end;
    while (i < end && !is_statement(view[i])) ++i;
    if (i < end) return {unit, i};
    if (!range.whole_file || unit == last) break;
    ++unit;
    i = 1;
  }
  finished = true;
  return t;
}

void Search::sequence(const std::vector<uint32_t>& statements, const Range& range, Next next) {
  Seen seen(p_, statements);
  sequence_from(statements, 0, range, seen, next);
}

/// A `...` at the end takes all that is left of the block, and the match with it.
void Search::rest_of_block(const Range& range, Next next) {
  const uint32_t before = last_end_;
  const Unit& last = range.whole_file ? target_.units.back() : *range.at.unit;
  const uint32_t parent = range.at.node().parent;
  const uint32_t end = range.whole_file ? last.view->nodes[0].end : last.view->nodes[parent].end;
  last_end_ = std::max(before, last.begin + end);
  next();
  last_end_ = before;
}

void Search::sequence_from(const std::vector<uint32_t>& statements, size_t i, Range range,
                           Seen& seen, Next next) {
  const uint64_t place = uint64_t{range.at.range().begin.value} << 32 | range.at.index;
  const uint64_t state = extend_path(extend_path(bindings_hash(), place),
                                     uint64_t{last_end_} << 16 | i << 1 | (range.finished ? 1 : 0));
  if (!spend() || seen.again(state)) return;
  if (i == statements.size()) {
    if (range.open || range.finished) next();
    return;
  }
  if (p_[statements[i]].kind == Kind::ellipsis) {
    if (i + 1 == statements.size()) return rest_of_block(range, next);
    for (Range rest = range; budget_.steps > 0;) {
      sequence_from(statements, i + 1, rest, seen, next);
      if (rest.finished) return;
      rest.at = following(rest, rest.at, rest.deep, rest.finished);
    }
    return;
  }
  if (range.finished) return;
  node(statements[i], range.at, [&] {
    Range rest = range;
    const bool dots_follow =
        i + 1 < statements.size() && p_[statements[i + 1]].kind == Kind::ellipsis;
    rest.at = following(range, range.at, range.deep && dots_follow, rest.finished);
    const uint32_t before = last_end_;
    last_end_ = range.at.range().end.value;
    sequence_from(statements, i + 1, rest, seen, next);
    last_end_ = before;
  });
}

void Search::record(uint32_t p, Place t, Next next) {
  const View& view = t.view();
  for (uint32_t c = t.index + 1; c < view[t.index].next; c = view[c].next) {
    if (!is_optional(view[c].role) && p_.child(p, view[c].role) == 0) return;
  }
  fields(p, p + 1, t, next);
}

/// The children of the pattern node from `at` on.
void Search::fields(uint32_t p, uint32_t at, Place t, Next next) {
  if (!spend()) return;
  if (at == p_[p].next) return next();
  const Role role = p_[at].role;
  const View& view = t.view();
  const auto rest = [&] { fields(p, p_[at].next, t, next); };
  if (is_free(role, view[t.index].kind)) {
    for (uint32_t c = t.index + 1; c < view[t.index].next && budget_.steps > 0; c = view[c].next) {
      if (view[c].role == role) node(at, t.at(c), rest);
    }
    return;
  }
  size_t ordinal = 0;
  size_t wanted = 0;
  for (uint32_t c = p + 1; c < p_[p].next; c = p_[c].next) {
    if (p_[c].role != role) continue;
    ++wanted;
    ordinal += c < at ? 1 : 0;
  }
  size_t seen = 0;
  uint32_t found = 0;
  for (uint32_t c = t.index + 1; c < view[t.index].next; c = view[c].next) {
    if (view[c].role != role) continue;
    if (seen++ == ordinal) found = c;
  }
  if (found != 0) {
    // Where a role may stand several times, the pattern has to name as many.
    if (seen > wanted && !is_optional(role)) return;
    return node(at, t.at(found), rest);
  }
  const Kind kind = p_[at].kind;
  const bool empty_list = kind == Kind::arguments || kind == Kind::parameters;
  if (kind == Kind::ellipsis ||
      (empty_list && children(p_, at).size() == 1 && p_[at + 1].kind == Kind::ellipsis)) {
    rest();
  }
}

}  // namespace plumbline::patterns

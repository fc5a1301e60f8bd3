// The search for all ways in which a pattern fits a node.
//
// Idea: backtracking by continuations. Each method reads one shape of pattern and calls `next` once
// for every way in which its part fits, with `bindings_` as they are then; when `next` returns, it
// takes its own bindings back and tries the next way. So the call stack is the state of the search,
// a method knows nothing of what comes after its part, and a `next` that does not continue ends
// only its own way.
//
// Contract: on return `bindings_`, `last_end_` and `depth_` are what they were on entry. `next` may
// run never, once or often, and always inside the call.
//
// Where the search is wider than "same kind, same children" (Semgrep's rules, and what programs
// need):
// - A name is compared by what it stands for: `system` after `from os import system` is os.system
//   (names_match), and a constant is its value (string, literal_matches).
// - An expression as a statement is found inside assignments, returns and calls (statement).
// - `a. ... .b()` skips members and calls (chain); `m.$F` finds a name imported from m
//   (imported_member).
//
// What can go wrong: two `...` in one list reach the same state on many paths (Seen, in
// search_lists.cc); whatever else explodes ends with the budget, and the rule's note says so. The
// stack: siblings that have been matched stay on it, since what follows them runs inside their
// call. `depth_` counts both kinds of nesting and gives up long before the stack does.
//
// Why not compile patterns to an automaton: a metavariable that stands twice compares two subtrees,
// which no finite state can hold, and leaf_index.h leaves so few nodes to try that starting up is
// what counts.
#include "analyzers/patterns/search.h"

#include <algorithm>

#include "analyzers/patterns/view_builder.h"

namespace plumbline::patterns {
namespace {

/// Deeper nesting of one attempt than any pattern needs; protects the stack.
constexpr int kMaxDepth = 2'000;

bool is_expression_hole(Kind kind) {
  return kind == Kind::metavariable || kind == Kind::ellipsis ||
         kind == Kind::argument_metavariable;
}

}  // namespace

std::string_view Search::text(Place t) const {
  const ByteRange range = t.range();
  return target_.text.substr(range.begin.value, range.length());
}

void Search::bind(const Binding& binding, Next next) {
  if (binding.name == 0) return next();
  for (const Binding& known : bindings_) {
    if (known.name != binding.name) continue;
    if (equal(known, binding)) next();
    return;
  }
  bindings_.push_back(binding);
  next();
  bindings_.pop_back();
}

void Search::bind_place(uint32_t p, Place t, Next next) {
  const ViewNode& node = t.node();
  Binding binding{p_[p].atom, t.range(), node.shape, 0, target_.facts.resolved(t), false, {}};
  binding.content = node.kind == Kind::identifier || node.kind == Kind::string ? node.atom : 0;
  bind(binding, next);
}

void Search::bind_slice(uint32_t p, Place unit, const std::vector<uint32_t>& slice, Next next) {
  if (slice.empty()) return next();
  Binding binding{p_[p].atom, unit.at(slice.front()).range(), 1, 0, 0, false, {}};
  for (const uint32_t i : slice) {
    const ByteRange own = unit.at(i).range();
    binding.shape = binding.shape * 31 + unit.view()[i].shape;
    binding.range = {std::min(binding.range.begin, own.begin),
                     std::max(binding.range.end, own.end)};
  }
  bind(binding, next);
}

void Search::node(uint32_t p, Place t, Next next) {
  if (!spend() || depth_ > kMaxDepth) return;
  ++depth_;
  const ViewNode& pn = p_[p];
  switch (pn.kind) {
    case Kind::metavariable:
      if (type_fits(p, t)) bind_place(p, t, next);
      break;
    case Kind::ellipsis:
    case Kind::argument_metavariable:
      next();
      break;
    case Kind::deep: {
      const uint32_t arguments = p_.child(p, Role::arguments);
      if (arguments != 0 && arguments + 1 < p_[arguments].next) deep(arguments + 1, t, true, next);
      break;
    }
    case Kind::string:
      string(p, t, next);
      break;
    case Kind::string_content:
      if (pn.detail == 0 ? pn.atom == t.node().atom : t.node().kind == Kind::string_content) {
        content(p, t, text(t), next);
      }
      break;
    case Kind::regex:
      if (t.node().kind == Kind::regex && (pn.detail != 0 || pn.atom == t.node().atom)) next();
      break;
    case Kind::expression_statement:
      statement(p, t, next);
      break;
    case Kind::identifier:
      if (names_match(p, t)) next();
      break;
    case Kind::number:
    case Kind::boolean:
      if (literal_matches(p, t)) next();
      break;
    default:
      if (pattern_.paths[p] != 0) {
        if (names_match(p, t)) next();
      } else {
        structure(p, t, next);
      }
  }
  --depth_;
}

/// A declared type, where the file says one: shallow, by its last name.
bool Search::type_fits(uint32_t p, Place t) const {
  const std::string& wanted = pattern_.types[p];
  if (wanted.empty()) return true;
  const View& view = t.view();
  const auto is_named = [&](uint32_t type) {
    std::string_view spelled = text(t.at(type));
    if (spelled == wanted) return true;
    return Facts::literal(t.at(type)) != 0 && target_.facts.resolved(t.at(type)) == path_of(wanted);
  };
  if (t.node().kind == Kind::creation) return is_named(view.child(t.index, Role::callee));
  if (t.node().kind == Kind::string)
    return wanted == "String" || wanted == "string" || wanted == "str";
  if (t.node().kind == Kind::number)
    return wanted == "int" || wanted == "number" || wanted == "float";
  if (t.node().kind != Kind::identifier) return false;
  for (uint32_t i = 1; i < view.size(); ++i) {
    const Kind kind = view[i].kind;
    if (kind != Kind::parameter && kind != Kind::declaration && kind != Kind::assignment) continue;
    const uint32_t name = view.child(i, kind == Kind::parameter ? Role::name : Role::left);
    if (name == 0 || view[name].atom != t.node().atom) continue;
    const uint32_t type = view.child(i, Role::type);
    if (type != 0 && is_named(type)) return true;
    const uint32_t value = view.child(i, Role::right);
    if (value != 0 && (view[value].kind == Kind::creation || view[value].kind == Kind::call)) {
      const uint32_t callee = view.child(value, Role::callee);
      if (callee != 0 && is_named(callee)) return true;
    }
  }
  return false;
}

bool Search::names_match(uint32_t p, Place t) const {
  const ViewNode& tn = t.node();
  if (tn.kind != Kind::identifier && tn.kind != Kind::member) return false;
  const Atom path = pattern_.paths[p];
  if (Facts::literal(t) == path) return true;
  // A dotted name that is one leaf, as in an import.
  if (tn.kind == Kind::identifier && p_[p].kind == Kind::identifier && tn.atom == p_[p].atom) {
    return true;
  }
  if (tn.role == Role::name) return false;  // `.name` resolves to nothing by itself
  if (target_.facts.resolved(t) == path) return true;
  if (tn.kind != Kind::identifier) return false;
  for (const Atom package : target_.facts.wildcards()) {
    if (extend_path(package, tn.atom) == path) return true;
  }
  return false;
}

bool Search::literal_matches(uint32_t p, Place t) const {
  if (t.node().kind == p_[p].kind) return t.node().atom == p_[p].atom;
  if (t.node().kind != Kind::identifier) return false;
  const std::optional<Constant> constant = target_.facts.constant(t);
  return constant && constant->known && constant->kind != Constant::Kind::string &&
         atom_of(constant->text) == p_[p].atom;
}

void Search::string(uint32_t p, Place t, Next next) {
  const ViewNode& tn = t.node();
  if ((p_[p].flags & kInterpolated) != 0) {
    if (tn.kind == Kind::string && (tn.flags & kInterpolated) != 0) {
      list(children(p_, p), t, children(t.view(), t.index), {}, next);
    }
    return;
  }
  if (tn.kind == Kind::string && (tn.flags & kInterpolated) == 0) {
    const uint32_t child = t.index + 1;
    return content(p, t, child < tn.next ? text(t.at(child)) : std::string_view(), next);
  }
  if (tn.kind != Kind::string && tn.kind != Kind::identifier && tn.kind != Kind::binary) return;
  const std::optional<Constant> constant = target_.facts.constant(t);
  if (!constant || constant->kind != Constant::Kind::string) return;
  if (constant->known) return content(p, t, constant->text, next);
  if (p_[p].detail == static_cast<uint8_t>(StringForm::any)) next();
}

void Search::content(uint32_t p, Place t, std::string_view content, Next next) {
  switch (static_cast<StringForm>(p_[p].detail)) {
    case StringForm::any:
      return next();
    case StringForm::bind: {
      ByteRange range = t.range();
      const bool literal = t.node().kind == Kind::string && (t.node().flags & kInterpolated) == 0;
      if (literal) range = byte_range(range.begin.value + 1, range.begin.value + 1);
      if (literal && t.index + 1 < t.node().next) range = t.at(t.index + 1).range();
      std::string value = literal ? std::string() : std::string(content);
      return bind({p_[p].atom, range, 0, atom_of(content), 0, true, std::move(value)}, next);
    }
    case StringForm::exact:
      if (atom_of(content) == p_[p].atom) next();
      return;
    case StringForm::search:
      if (RE2::PartialMatch({content.data(), content.size()}, *pattern_.contents[p])) next();
      return;
    case StringForm::partial:
      break;
  }
  const std::vector<Atom>& names = pattern_.groups[p];
  re2::StringPiece groups[8];
  const int count = std::min<int>(8, static_cast<int>(names.size()) + 1);
  if (!pattern_.contents[p]->Match({content.data(), content.size()}, 0, content.size(),
                                   RE2::ANCHOR_BOTH, groups, count)) {
    return;
  }
  const size_t mark = bindings_.size();
  bool fits = true;
  for (int g = 1; g < count && fits; ++g) {
    const std::string_view part(groups[g].data(), groups[g].size());
    const Binding binding{
        names[static_cast<size_t>(g) - 1], t.range(), 0, atom_of(part), 0, true, std::string(part)};
    const Binding* const known = patterns::find(bindings_, binding.name);
    fits = known == nullptr || equal(*known, binding);
    if (known == nullptr) bindings_.push_back(binding);
  }
  if (fits) next();
  bindings_.resize(mark);
}

void Search::deep(uint32_t p, Place t, bool into_blocks, Next next) {
  const View& view = t.view();
  for (uint32_t i = t.index; i < view[t.index].next && budget_.steps > 0;) {
    if (!into_blocks && i != t.index && view[i].kind == Kind::block) {
      i = view[i].next;
      continue;
    }
    node(p, t.at(i), next);
    ++i;
  }
}

/// `bar()` as a statement matches `bar()`, `x = bar()`, `return bar()` and `foo(bar())`.
void Search::statement(uint32_t p, Place t, Next next) {
  const uint32_t inner = p + 1;
  if (inner >= p_[p].next) return;
  const ViewNode& tn = t.node();
  const bool holds = tn.kind == Kind::expression_statement || tn.kind == Kind::return_;
  if (holds && !t.view().is_leaf(t.index)) return deep(inner, t.at(t.index + 1), false, next);
  if (tn.kind == Kind::assignment) return deep(inner, t, false, next);
}

/// `a. ... .b()`: any number of members and calls between.
void Search::chain(uint32_t p, Place t, Next next) {
  const uint32_t object = p_.child(p, Role::object);
  const View& view = t.view();
  for (uint32_t i = t.index; budget_.steps > 0;) {
    node(object, t.at(i), next);
    const Kind kind = view[i].kind;
    const Role inward = kind == Kind::member ? Role::object : Role::callee;
    if (kind != Kind::member && kind != Kind::call) return;
    i = view.child(i, inward);
    if (i == 0) return;
  }
}

/// `module.$F` finds `name` after `from module import name`.
void Search::imported_member(uint32_t p, Place t, Next next) {
  const uint32_t object = p_.child(p, Role::object);
  const uint32_t name = p_.child(p, Role::name);
  const UnitFacts::Import* const known = target_.facts.imported(t.node().atom);
  if (known == nullptr || known->parent == 0 || object == 0 || name == 0) return;
  if (pattern_.paths[object] != known->parent || p_[name].kind != Kind::metavariable) return;
  bind({p_[name].atom, t.range(), t.node().shape, known->last, known->path, false, known->name},
       next);
}

void Search::structure(uint32_t p, Place t, Next next) {
  const ViewNode& pn = p_[p];
  const ViewNode& tn = t.node();
  if (pn.kind == Kind::member && p_[p_.child(p, Role::name)].kind == Kind::ellipsis) {
    return chain(p, t, next);
  }
  if (pn.kind == Kind::member && tn.kind == Kind::identifier) return imported_member(p, t, next);
  if (pn.kind == Kind::block) return block(p, t, next);
  if (pn.kind != tn.kind) return;
  if (pn.kind != Kind::member && pn.kind != Kind::string && pn.atom != tn.atom) return;
  if (((pn.flags ^ tn.flags) & kSelector) != 0) return;
  if (pn.kind == Kind::assignment && (pn.flags & kDeclares) != 0 && (tn.flags & kDeclares) == 0)
    return;
  switch (pn.kind) {
    case Kind::arguments:
      if (pn.role != Role::superclass) return arguments(p, t, next);
      [[fallthrough]];
    case Kind::object:
    case Kind::dictionary:
    case Kind::set: {
      std::vector<uint32_t> ts = children(t.view(), t.index);
      const std::vector<uint32_t> ps = children(p_, p);
      // An object may have more fields than the pattern names, a class more parents.
      bool open = pn.kind == Kind::object || pn.role == Role::superclass;
      for (const uint32_t c : ps) open |= p_[c].kind == Kind::ellipsis;
      return unordered(ps, 0, t, ts, open, next);
    }
    case Kind::list:
    case Kind::tuple:
    case Kind::parameters:
      return list(children(p_, p), t, children(t.view(), t.index), {}, next);
    case Kind::other:
      if (p_.is_leaf(p) || is_expression_hole(p_[p + 1].kind) || p_[p + 1].role == Role::element) {
        return list(children(p_, p), t, children(t.view(), t.index), {}, next);
      }
      return record(p, t, next);
    default:
      return record(p, t, next);
  }
}

}  // namespace plumbline::patterns

// Facts of units, joined, and what a name can hold: see facts.h.
#include "analyzers/patterns/facts.h"

#include <algorithm>
#include <utility>

#include "analyzers/patterns/reaching.h"

namespace plumbline::patterns {
namespace {

/// Steps from a name to its value. Names of names are rare, rings of them endless.
constexpr int kMaxDepth = 12;

std::string_view text_of(const Place& place, std::string_view text) {
  const ByteRange range = place.range();
  return text.substr(range.begin.value, range.length());
}

}  // namespace

Facts::Facts(const std::vector<Unit>& units, const std::vector<const UnitFacts*>& facts,
             std::string_view text)
    : text_(text), units_(units), facts_(facts) {
  for (size_t u = 0; u < units.size(); ++u) {
    for (const UnitFacts::Import& import : facts[u]->imports) {
      imports_[import.local] = import;
      hash_ = extend_path(hash_, import.local ^ (import.path * 3));
    }
    for (const Atom wildcard : facts[u]->wildcards) {
      wildcards_.push_back(wildcard);
      hash_ = extend_path(hash_, wildcard);
    }
    for (const UnitFacts::Assignment& assignment : facts[u]->assignments) {
      if (assignment.scope != 0) break;
      ++file_names_[assignment.name];
      const uint64_t shape =
          assignment.value == 0 ? 1 : units[u].view->nodes[assignment.value].shape;
      hash_ = extend_path(hash_, assignment.name ^ (shape * 5));
    }
  }
}

Atom Facts::literal(Place place) {
  const ViewNode& node = place.node();
  if (node.kind == Kind::identifier) return extend_path(0, node.atom);
  if (node.kind != Kind::member) return 0;
  const uint32_t object = place.view().child(place.index, Role::object);
  const Atom left = object == 0 ? 0 : literal(place.at(object));
  return left == 0 ? 0 : extend_path(left, node.atom);
}

Atom Facts::resolved(Place place) const {
  const ViewNode& node = place.node();
  if (node.kind == Kind::identifier) {
    const auto found = imports_.find(node.atom);
    return found == imports_.end() ? extend_path(0, node.atom) : found->second.path;
  }
  if (node.kind != Kind::member) return 0;
  const uint32_t object = place.view().child(place.index, Role::object);
  const Atom left = object == 0 ? 0 : resolved(place.at(object));
  return left == 0 ? 0 : extend_path(left, node.atom);
}

const UnitFacts::Import* Facts::imported(Atom local) const {
  const auto found = imports_.find(local);
  return found == imports_.end() ? nullptr : &found->second;
}

Atom Facts::imported_last(Atom local) const {
  const auto found = imports_.find(local);
  return found == imports_.end() ? 0 : found->second.last;
}

std::optional<Constant> Facts::constant(Place place) const {
  return evaluate(place, 0);
}

std::optional<Constant> Facts::interpolated(Place place, int depth) const {
  Constant result;
  const View& view = place.view();
  for (uint32_t c = place.index + 1; c < view[place.index].next; c = view[c].next) {
    if (view[c].kind == Kind::string_content) {
      result.text += text_of(place.at(c), text_);
      continue;
    }
    const std::optional<Constant> part = evaluate(place.at(c), depth + 1);
    if (!part) return std::nullopt;
    result.known &= part->known;
    result.text += part->text;
  }
  return result;
}

std::optional<Constant> Facts::evaluate(Place place, int depth) const {
  if (depth > kMaxDepth) return std::nullopt;
  const ViewNode& node = place.node();
  const View& view = place.view();
  switch (node.kind) {
    case Kind::string:
      return interpolated(place, depth);
    case Kind::number:
      return Constant{Constant::Kind::number, true, std::string(text_of(place, text_))};
    case Kind::boolean:
      return Constant{Constant::Kind::boolean, true, std::string(text_of(place, text_))};
    case Kind::identifier:
      return lookup(place, depth);
    case Kind::binary: {
      static const Atom kPlus = extend_path(0, atom_of("+"));
      const uint32_t left = view.child(place.index, Role::left);
      const uint32_t right = view.child(place.index, Role::right);
      if (node.atom != kPlus || left == 0 || right == 0) return std::nullopt;
      std::optional<Constant> a = evaluate(place.at(left), depth + 1);
      const std::optional<Constant> b = a ? evaluate(place.at(right), depth + 1) : std::nullopt;
      if (!b || a->kind != Constant::Kind::string || b->kind != a->kind) return std::nullopt;
      a->known &= b->known;
      a->text += b->text;
      return a;
    }
    default:
      return std::nullopt;
  }
}

std::optional<Constant> Facts::joined(const Unit& unit, const UnitFacts& facts, uint32_t scope,
                                      Place use, bool& found, int depth) const {
  const auto less = [](const UnitFacts::Assignment& a, const std::pair<uint32_t, Atom>& key) {
    return a.scope != key.first ? a.scope < key.first : a.name < key.second;
  };
  const Atom name = use.node().atom;
  const auto first = std::lower_bound(facts.assignments.begin(), facts.assignments.end(),
                                      std::pair(scope, name), less);
  auto last = first;
  while (last != facts.assignments.end() && last->scope == scope && last->name == name) ++last;
  found = first != last;
  const bool ordered = scope != 0 && scope == scope_of(use.view(), use.index);
  std::optional<Constant> result;
  for (const UnitFacts::Assignment& assignment :
       ordered ? reaching({first, last}, *unit.view, use.index)
               : std::vector<UnitFacts::Assignment>(first, last)) {
    if (assignment.value == 0) return std::nullopt;
    const std::optional<Constant> value = evaluate({&unit, assignment.value}, depth + 1);
    if (!value || (result && result->kind != value->kind)) return std::nullopt;
    if (!result) result = value;
    if (result->text != value->text) result->known = false;
  }
  return result;
}

std::optional<Constant> Facts::lookup(Place place, int depth) const {
  const size_t own = static_cast<size_t>(place.unit - units_.data());
  if (own >= units_.size()) return std::nullopt;
  bool found = false;
  for (uint32_t scope = scope_of(place.view(), place.index); scope != 0;
       scope = scope_of(place.view(), scope)) {
    std::optional<Constant> value = joined(*place.unit, *facts_[own], scope, place, found, depth);
    if (found) return value;
  }
  const auto units = file_names_.find(place.node().atom);
  if (units == file_names_.end()) return std::nullopt;
  std::optional<Constant> result;
  for (size_t u = 0; u < units_.size(); ++u) {
    found = false;
    const std::optional<Constant> value = joined(units_[u], *facts_[u], 0, place, found, depth + 4);
    if (!found) continue;
    if (!value || (result && result->kind != value->kind)) return std::nullopt;
    if (result && result->text != value->text) result->known = false;
    if (!result) result = value;
  }
  return result;
}

}  // namespace plumbline::patterns

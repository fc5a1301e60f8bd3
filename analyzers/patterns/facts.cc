// Facts of units read one by one, and joined: see facts.h.
#include "analyzers/patterns/facts.h"

#include <algorithm>

#include "analyzers/patterns/reaching.h"

namespace plumbline::patterns {
namespace {

/// Steps from a name to its value. Names of names are rare, rings of them endless.
constexpr int kMaxDepth = 12;

std::string_view text_of(const Place& place, std::string_view text) {
  const ByteRange range = place.range();
  return text.substr(range.begin.value, range.length());
}

class Reader {
 public:
  Reader(const Unit& unit, Language language, std::string_view text)
      : unit_(unit), view_(*unit.view), language_(language), text_(text) {}

  UnitFacts run() {
    for (uint32_t i = 1; i < view_.size(); ++i) read(i);
    std::stable_sort(facts_.assignments.begin(), facts_.assignments.end(),
                     [](const auto& a, const auto& b) {
                       return a.scope != b.scope ? a.scope < b.scope : a.name < b.name;
                     });
    return std::move(facts_);
  }

 private:
  std::string_view text(uint32_t i) const { return text_of({&unit_, i}, text_); }

  void read(uint32_t i) {
    switch (view_[i].kind) {
      case Kind::import_:
        return import(i);
      case Kind::assignment:
        return assignment(i, view_.child(i, Role::right));
      case Kind::augmented_assignment:
      case Kind::for_each:
        return assignment(i, 0);
      case Kind::parameter:
        return parameter(i);
      default:
        return;
    }
  }

  void assign(uint32_t scope, uint32_t target, uint32_t value) {
    if (view_[target].kind == Kind::identifier) {
      facts_.assignments.push_back({scope, view_[target].atom, value, target});
    } else if (view_[target].kind == Kind::tuple || view_[target].kind == Kind::list) {
      for (uint32_t c = target + 1; c < view_[target].next; c = view_[c].next) assign(scope, c, 0);
    }
  }

  void assignment(uint32_t i, uint32_t value) {
    const uint32_t target = view_.child(i, Role::left);
    if (target == 0) return;
    assign(scope_of(view_, i), target, value);
    if (value != 0) required(target, value);
  }

  void parameter(uint32_t i) {
    const uint32_t name = view_.child(i, Role::name);
    if (name != 0) assign(scope_of(view_, i), name, 0);
  }

  void add(Atom local, Atom path, std::string_view last, Atom parent = 0) {
    facts_.imports.push_back({local, path, atom_of(last), parent, std::string(last)});
  }

  void import(uint32_t i) {
    switch (language_) {
      case Language::python:
        return python_import(i);
      case Language::go:
        return go_import(i);
      case Language::java:
        return java_import(i);
      default:
        return script_import(i);
    }
  }

  void python_import(uint32_t i) {
    const uint32_t module = view_.child(i, Role::module);
    const std::string_view from = module == 0 ? std::string_view() : text(module);
    for (uint32_t c = i + 1; c < view_[i].next; c = view_[c].next) {
      if (view_[c].kind == Kind::other) facts_.wildcards.push_back(path_of(from));
      if (view_[c].kind != Kind::import_name) continue;
      const uint32_t name = view_.child(c, Role::name);
      const uint32_t alias = view_.child(c, Role::alias);
      const std::string_view dotted = text(name);
      if (module == 0 && alias == 0) continue;  // `import a.b` binds `a` to itself
      const Atom path = module == 0 ? path_of(dotted) : extend_path(path_of(from), atom_of(dotted));
      const size_t dot = dotted.rfind('.');
      const Atom parent = module == 0 ? 0 : path_of(from);
      add(view_[alias == 0 ? name : alias].atom, path,
          dot == std::string_view::npos ? dotted : dotted.substr(dot + 1), parent);
    }
  }

  static std::string_view module_name(std::string_view quoted) {
    if (quoted.size() >= 2) quoted = quoted.substr(1, quoted.size() - 2);
    if (quoted.starts_with("node:")) quoted.remove_prefix(5);
    return quoted;
  }

  void script_import(uint32_t i) {
    const uint32_t module = view_.child(i, Role::module);
    if (module == 0) return;
    const std::string_view name = module_name(text(module));
    const Atom whole = extend_path(0, atom_of(name));
    for (uint32_t c = i + 1; c < view_[i].next; c = view_[c].next) {
      if (view_[c].kind != Kind::import_name) continue;
      const uint32_t imported = view_.child(c, Role::name);
      const uint32_t alias = view_.child(c, Role::alias);
      if (imported == 0) {
        add(view_[alias].atom, whole, name);
      } else {
        add(view_[alias == 0 ? imported : alias].atom, extend_path(whole, view_[imported].atom),
            text(imported), whole);
      }
    }
  }

  /// `x = require("m")`, `{a: b} = require("m")`, also behind `await import(…)`.
  void required(uint32_t target, uint32_t value) {
    if (view_[value].kind == Kind::await) ++value;
    if (view_[value].kind != Kind::call) return;
    const uint32_t callee = view_.child(value, Role::callee);
    const uint32_t arguments = view_.child(value, Role::arguments);
    if (callee == 0 || arguments == 0 || arguments + 1 >= view_[arguments].next) return;
    const std::string_view name = text(callee);
    if ((name != "require" && name != "import") || view_[arguments + 1].kind != Kind::string)
      return;
    const std::string_view module = module_name(text(arguments + 1));
    const Atom whole = extend_path(0, atom_of(module));
    if (view_[target].kind == Kind::identifier) add(view_[target].atom, whole, module);
    if (view_[target].kind != Kind::object) return;
    for (uint32_t c = target + 1; c < view_[target].next; c = view_[c].next) {
      const uint32_t key = view_.child(c, Role::key);
      const uint32_t local = view_.child(c, Role::value);
      if (key == 0 || local == 0) continue;
      add(view_[local].atom, extend_path(whole, view_[key].atom), text(key), whole);
    }
  }

  void go_import(uint32_t i) {
    const uint32_t module = view_.child(i, Role::module);
    if (module == 0) return;
    std::string_view path = module_name(text(module));
    const auto last_of = [](std::string_view whole) {
      const size_t slash = whole.rfind('/');
      return slash == std::string_view::npos ? whole : whole.substr(slash + 1);
    };
    std::string_view last = last_of(path);
    const bool version = last.size() > 1 && last[0] == 'v' &&
                         last.find_first_not_of("0123456789", 1) == std::string_view::npos;
    if (version && path.size() > last.size())
      last = last_of(path.substr(0, path.size() - last.size() - 1));
    const uint32_t alias = view_.child(i, Role::alias);
    const Atom name = atom_of(last);
    add(alias == 0 ? name : view_[alias].atom, extend_path(0, name), last);
  }

  void java_import(uint32_t i) {
    const uint32_t module = view_.child(i, Role::module);
    if (module == 0) return;
    const std::string_view path = text(module);
    if (view_[module].next < view_[i].next) {
      facts_.wildcards.push_back(path_of(path));
      return;
    }
    const size_t dot = path.rfind('.');
    const bool nested = dot != std::string_view::npos;
    const std::string_view last = nested ? path.substr(dot + 1) : path;
    add(atom_of(last), path_of(path), last, nested ? path_of(path.substr(0, dot)) : 0);
  }

  const Unit& unit_;
  const View& view_;
  Language language_;
  std::string_view text_;
  UnitFacts facts_;
};

}  // namespace

UnitFacts read_facts(const Unit& unit, Language language, std::string_view text) {
  return Reader(unit, language, text).run();
}

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

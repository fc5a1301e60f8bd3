// What one unit contributes to the facts of its file: its imports and its assignments.
//
// One pass over the view, in any order of nodes, since an import and an assignment count wherever
// they stand. Each language has its own form of import; all come to the same record: the local
// name, and the dotted path that it stands for. A module that is loaded by a call
// (`x = require("m")`) is an import as well as an assignment.
#include "analyzers/patterns/unit_facts.h"

#include <algorithm>
#include <utility>

#include "analyzers/patterns/reaching.h"

namespace plumbline::patterns {
namespace {

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
  std::string_view text(uint32_t i) const {
    const ByteRange range = Place{&unit_, i}.range();
    return text_.substr(range.begin.value, range.length());
  }

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

}  // namespace plumbline::patterns

// What a pattern cannot do without, collected by walking it the way the search does.
//
// The walk mirrors Search: wherever the search may skip or replace a part of the pattern, nothing
// may be required of it. A hole matches anything; `f(...)` matches what has no list of arguments; a
// name may be imported under another and a literal may be a constant, so their kinds are
// replaceable and their words may stand in an import instead. What is left must be there.
//
// The two files have to be changed together. A requirement too many loses matches in every file
// that lacks it, and no test of the search itself would notice; the examples of all rules, which
// run through the whole pipeline, are what would.
#include "analyzers/patterns/requirement.h"

#include <algorithm>
#include <span>

namespace plumbline::patterns {
namespace {

/// Walks a pattern as the search does (search.cc): what the search skips, nothing is required of.
class Collector {
 public:
  explicit Collector(const Pattern& pattern) : pattern_(pattern), view_(pattern.view) {}

  void collect(uint32_t i) {
    const ViewNode& node = view_[i];
    if (pattern_.words[i] != 0) add_word(i);
    if (is_hole(node.kind) || is_hollow_list(i)) return;
    if ((kinds_of(node.kind) & kReplaceable) == 0) requirement_.kinds |= kinds_of(node.kind);
    if (node.kind == Kind::deep) return collect_deep(i);
    if (node.kind == Kind::expression_statement) return collect_first(i);
    if (is_chain(i)) return collect_if(view_.child(i, Role::object));
    for (uint32_t c = i + 1; c < node.next; c = view_[c].next) collect(c);
  }

  /// Only the names: of statements behind the first.
  void collect_words(uint32_t i) {
    const Kinds kinds = requirement_.kinds;
    collect(i);
    requirement_.kinds = kinds;
  }

  Requirement take() { return std::move(requirement_); }

 private:
  /// The last part of `$X.name` and the name of an argument mean themselves; a dotted name and a
  /// literal may be hidden behind another name.
  void add_word(uint32_t i) {
    const ViewNode& node = view_[i];
    const bool dotted = pattern_.paths[node.parent] != 0;
    const bool itself = node.kind == Kind::other || (node.role == Role::name && !dotted);
    (itself ? requirement_.tokens : requirement_.names).push_back(pattern_.words[i]);
  }

  void collect_if(uint32_t i) {
    if (i != 0) collect(i);
  }
  void collect_first(uint32_t i) {
    if (!view_.is_leaf(i)) collect(i + 1);
  }
  void collect_deep(uint32_t i) {
    const uint32_t arguments = view_.child(i, Role::arguments);
    if (arguments != 0) collect_first(arguments);
  }

  static bool is_hole(Kind kind) {
    return kind == Kind::ellipsis || kind == Kind::metavariable ||
           kind == Kind::argument_metavariable;
  }

  /// `f(...)` also finds what has no list of arguments at all.
  bool is_hollow_list(uint32_t i) const {
    const Kind kind = view_[i].kind;
    return (kind == Kind::arguments || kind == Kind::parameters) && view_.child_count(i) == 1 &&
           view_[i + 1].kind == Kind::ellipsis;
  }

  /// `a. ... .b`
  bool is_chain(uint32_t i) const {
    if (view_[i].kind != Kind::member) return false;
    const uint32_t name = view_.child(i, Role::name);
    return name != 0 && view_[name].kind == Kind::ellipsis;
  }

  const Pattern& pattern_;
  const View& view_;
  Requirement requirement_;
};

constexpr Kinds kEveryKind = ~Kinds{0};

/// Where a pattern node can match, by the rules of Search::node.
Kinds kinds_matched_by(Kind kind) {
  switch (kind) {
    case Kind::metavariable:
    case Kind::argument_metavariable:
    case Kind::ellipsis:
    case Kind::deep:
      return kEveryKind & ~kinds_of(Kind::arguments) & ~kinds_of(Kind::parameters);
    case Kind::string:
      return kinds_of(kind) | kinds_of(Kind::identifier) | kinds_of(Kind::binary);
    case Kind::expression_statement:
      return kinds_of(kind) | kinds_of(Kind::assignment) | kinds_of(Kind::return_);
    case Kind::identifier:
    case Kind::member:
      return kinds_of(Kind::member) | kinds_of(Kind::call) | kinds_of(Kind::identifier);
    default:
      return kinds_of(kind);
  }
}

/// Likewise for the first statement of a sequence; a block also takes a lone statement.
Kinds kinds_started_by(Kind kind) {
  const bool expression = (kinds_of(kind) & kReplaceable) != 0;
  return expression && kind != Kind::expression_statement ? kEveryKind : kinds_matched_by(kind);
}

}  // namespace

bool binds_what_is_spelled(const Pattern& pattern, Atom metavariable) {
  bool binds = false;
  for (uint32_t i = 0; i < pattern.view.size(); ++i) {
    const ViewNode& node = pattern.view[i];
    if (node.atom != metavariable) {
      const std::vector<Atom>& groups = pattern.groups[i];
      if (std::find(groups.begin(), groups.end(), metavariable) != groups.end()) return false;
      continue;
    }
    const bool member = pattern.view[node.parent].kind == Kind::member && node.role == Role::name;
    if (node.kind == Kind::string || member) return false;
    binds |= node.kind == Kind::metavariable;
  }
  return binds;
}

Requirement requirement_of(const Pattern& pattern) {
  Collector collector(pattern);
  collector.collect(pattern.roots[0]);
  for (const uint32_t root : std::span(pattern.roots).subspan(1)) collector.collect_words(root);
  Requirement requirement = collector.take();
  const Kind root = pattern.view[pattern.roots[0]].kind;
  requirement.roots = pattern.is_sequence ? kinds_started_by(root) : kinds_matched_by(root);
  return requirement;
}

}  // namespace plumbline::patterns

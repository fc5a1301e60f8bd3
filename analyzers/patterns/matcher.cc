#include "analyzers/patterns/matcher.h"

#include <algorithm>

#include "analyzers/patterns/search.h"

namespace plumbline::patterns {

const Binding* find(const Bindings& bindings, Atom name) {
  for (const Binding& binding : bindings) {
    if (binding.name == name) return &binding;
  }
  return nullptr;
}

bool equal(const Binding& a, const Binding& b) {
  if (a.is_text || b.is_text) return a.content == b.content;
  return a.shape == b.shape || (a.path != 0 && a.path == b.path);
}

std::optional<Bindings> merged(const Bindings& a, const Bindings& b) {
  Bindings all = a;
  for (const Binding& binding : b) {
    const Binding* const known = find(a, binding.name);
    if (known != nullptr && !equal(*known, binding)) return std::nullopt;
    if (known == nullptr) all.push_back(binding);
  }
  std::sort(all.begin(), all.end(),
            [](const Binding& x, const Binding& y) { return x.name < y.name; });
  return all;
}

namespace {

void record(const Search& search, const ByteRange& range, Budget& budget, std::vector<Match>& out) {
  if (budget.matches == 0) return;
  Match match{range, search.bindings()};
  std::sort(match.bindings.begin(), match.bindings.end(),
            [](const Binding& a, const Binding& b) { return a.name < b.name; });
  for (const Match& known : out) {
    if (known.range == match.range && known.bindings == match.bindings) return;
  }
  --budget.matches;
  out.push_back(std::move(match));
}

}  // namespace

void match_at(const Pattern& pattern, const Target& target, Place place, Budget& budget,
              std::vector<Match>& out) {
  if (budget.spent()) return;
  const bool wants_statement = pattern.view[pattern.roots[0]].kind == Kind::expression_statement;
  if (wants_statement && place.node().role != Role::statement) return;
  Search search(pattern, target, budget);
  std::vector<Match> own;
  search.node(pattern.roots[0], place, [&] { record(search, place.range(), budget, own); });
  out.insert(out.end(), own.begin(), own.end());
}

void match_sequence_at(const Pattern& pattern, const Target& target, Place statement,
                       Budget& budget, std::vector<Match>& out) {
  if (budget.spent()) return;
  Search search(pattern, target, budget);
  Search::Range range{.at = statement, .open = true};
  const uint32_t parent = statement.node().parent;
  range.whole_file = parent == 0;
  range.end = range.whole_file ? statement.view().size() : statement.view()[parent].next;
  for (const uint32_t root : pattern.roots) {
    range.deep |= pattern.view[root].kind == Kind::ellipsis;
  }
  const uint32_t begin = statement.range().begin.value;
  std::vector<Match> own;
  search.sequence(pattern.roots, range, [&] {
    record(search, byte_range(begin, std::max(begin, search.last_end())), budget, own);
  });
  out.insert(out.end(), own.begin(), own.end());
}

}  // namespace plumbline::patterns

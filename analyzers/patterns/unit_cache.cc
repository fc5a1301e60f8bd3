// What is known of each top-level declaration, from one version of a file to the next.
//
// A unit is carried over if its old range, moved by the edit, is the range of a node in the new
// tree and no changed range of the tree touches it. Units and nodes are both in order, so one walk
// over the two lists finds all pairs. The view of a unit counts its offsets from the unit's own
// start, which is why a unit that only moved needs no work.
//
// A unit is read (view and facts) only if a rule could match in it, judged by its words, or if
// others could see what it holds: imports, assignments at the file's level. Most units of most
// files are never read.
//
// What can go wrong:
// - A unit was not wanted before and is now, because a rule became possible or the words of imports
//   and constants changed. Then it is read although it was carried over; its node is found again by
//   its range (content_of).
// - `words` may name words that an edit removed: a word too many costs time and nothing else.
// - Matches outlive facts. They are dropped here when the unit is read anew, and in analysis.cc
//   when the facts or the selection are others.
#include "analyzers/patterns/unit_cache.h"

#include <re2/re2.h>

#include <algorithm>

#include "analyzers/patterns/line_bound.h"
#include "analyzers/patterns/view_builder.h"

namespace plumbline::patterns {
namespace {

/// Whether a text that spells a word of imports may import something: the word starts a statement
/// or is called, or a line starts with `from`.
bool may_import(std::string_view text) {
  static const RE2 kImport(
      "(?m)(?:^|[;:{}])[ \\t]*(?:import\\b|from\\b[^\\n]*(?:\\bimport\\b|\\\\$))"
      "|\\b(?:import|require)\\s*\\(|#[ \\t]*include\\b");
  return RE2::PartialMatch({text.data(), text.size()}, kImport);
}

/// The words that share a byte with a part of the text or touch it.
ByteRange words_around(std::string_view text, const ByteRange& part) {
  uint32_t begin = part.begin.value;
  uint32_t end = part.end.value;
  while (begin > 0 && is_word(text.substr(begin - 1, 1))) --begin;
  while (end < text.size() && is_word(text.substr(end, 1))) ++end;
  return byte_range(begin, end);
}

/// The lines of a part of the text with those around it up to the next that are not blank: no
/// import that touches the part goes beyond.
ByteRange import_lines_around(std::string_view text, const ByteRange& part) {
  constexpr std::string_view kBlank = " \t\n\v\f\r";
  const ByteRange lines = lines_around(text, part);
  const size_t before = text.substr(0, lines.begin.value).find_last_not_of(kBlank);
  const size_t after = std::min(text.find_first_not_of(kBlank, lines.end.value), text.size());
  return lines_around(
      text, byte_range(before == std::string_view::npos ? 0 : static_cast<uint32_t>(before),
                       static_cast<uint32_t>(after)));
}

/// A declaration whose names and constants are seen in itself only.
bool is_scope(Language language, syntax::Node node) {
  const Kind kind = ViewBuilder(language, {}, 0).row(node)->kind;
  return kind == Kind::function || kind == Kind::class_;
}

}  // namespace

UnitCache::UnitCache(const AnalysisInput& input, const Compiled& compiled,
                     const PatternState* previous)
    : input_(input), compiled_(compiled), previous_(previous) {
  if (previous == nullptr) return;
  const Previous& before = *input.previous;
  old_views_.emplace(before.change, before.changed_ranges);
  for (const UnitState& unit : previous->units) {
    if (unit.content != nullptr) old_views_->add(unit.range, unit.content->code);
    auto now = before.change ? shift(unit.range, *before.change) : std::optional(unit.range);
    if (now && touches_any(*now, before.changed_ranges)) now.reset();
    kept_.push_back(now);
    if (before.change &&
        unit.range.contains(ByteRange{before.change->begin, before.change->old_end})) {
      const int64_t end = unit.range.end.value + before.change->delta();
      edited_ = {kept_.size() - 1, {unit.range.begin, ByteOffset{static_cast<uint32_t>(end)}}};
    }
  }
}

bool UnitCache::list() {
  syntax::Cursor cursor(input_.tree->root());
  for (bool more = cursor.first_child(); more; more = cursor.next_sibling()) {
    if (input_.stop.stop_requested()) return false;
    const syntax::Node node = cursor.node();
    if (node.is_named() && !node.is_extra()) add(node);
  }
  return true;
}

void UnitCache::carry(size_t old) {
  units_.push_back(previous_->units[old]);
  units_.back().range = *kept_[old];
  nodes_.emplace_back();
}

void UnitCache::add(syntax::Node node) {
  const ByteRange range = node.range();
  while (next_old_ < kept_.size() && (!kept_[next_old_] || kept_[next_old_]->begin < range.begin)) {
    ++next_old_;
  }
  if (next_old_ < kept_.size() && *kept_[next_old_] == range) return carry(next_old_);
  UnitState unit;
  unit.range = range;
  if (edited_ && edited_->range == range) {
    renew_words(unit, node, previous_->units[edited_->old]);
  } else {
    read_words(unit, node);
  }
  units_.push_back(std::move(unit));
  nodes_.push_back(node);
}

void UnitCache::read_words(UnitState& unit, syntax::Node node) const {
  const std::string_view text = node.text(input_.snapshot.view());
  compiled_.words.find(text, unit.words);
  unit.has_facts = !is_scope(input_.snapshot.language, node) ||
                   (unit.words.meets(compiled_.import_words) && may_import(text));
}

/// What `old` says of the text holds but for what the change touches.
void UnitCache::renew_words(UnitState& unit, syntax::Node node, const UnitState& old) const {
  if (old.has_facts) return read_words(unit, node);
  const std::string_view text = node.text(input_.snapshot.view());
  const uint32_t begin = unit.range.begin.value;
  const TextChange& change = *input_.previous->change;
  const ByteRange changed = byte_range(change.begin.value - begin, change.new_end.value - begin);
  const auto part = [text](const ByteRange& range) {
    return text.substr(range.begin.value, range.length());
  };
  unit.words = old.words;
  compiled_.words.find(part(words_around(text, changed)), unit.words);
  unit.has_facts = !is_scope(input_.snapshot.language, node) ||
                   (unit.words.meets(compiled_.import_words) &&
                    may_import(part(import_lines_around(text, changed))));
}

WordSet UnitCache::words() const {
  WordSet all;
  for (const UnitState& unit : units_) all.insert(unit.words);
  return all;
}

bool UnitCache::read(const std::shared_ptr<const Selection>& selection) {
  for (const UnitState& unit : units_) {
    if (unit.has_facts) shared_.insert(unit.words);
  }
  const bool same = previous_ != nullptr && previous_->selection == selection &&
                    previous_->shared_words == shared_;
  for (size_t u = 0; u < units_.size(); ++u) {
    UnitState& unit = units_[u];
    const bool known = same && nodes_[u].is_null();
    if (unit.content != nullptr || known || !is_wanted(unit, *selection)) continue;
    if (input_.stop.stop_requested()) return false;
    unit.content = content_of(unit.range, nodes_[u]);
    unit.matches = nullptr;
  }
  return true;
}

bool UnitCache::is_wanted(const UnitState& unit, const Selection& selection) const {
  if (unit.has_facts) return !selection.everywhere.empty();
  return selection.concerns(input_.snapshot.view(unit.range), unit.words, shared_);
}

std::shared_ptr<const UnitContent> UnitCache::content_of(const ByteRange& range,
                                                         syntax::Node node) const {
  // What was carried over unread is a function or a class: nothing in it has its range.
  if (node.is_null()) node = input_.tree->root().descendant(range);
  const std::string_view text = input_.snapshot.view();
  ViewBuilder builder(input_.snapshot.language, text, range.begin.value,
                      old_views_ ? &*old_views_ : nullptr);
  const uint32_t root = builder.open(Kind::block, Role::none, range);
  builder.add(node, Role::statement);
  builder.close(root);
  auto content = std::make_shared<UnitContent>();
  content->code = builder.take();
  const Unit unit{&content->code.view, range.begin.value};
  content->facts = read_facts(unit, input_.snapshot.language, text);
  return content;
}

}  // namespace plumbline::patterns

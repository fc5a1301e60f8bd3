#include "analyzers/remedies/item_list.h"

#include <algorithm>

namespace plumbline::remedies {
namespace {

bool is_bracket(char c) {
  return c == '(' || c == '[' || c == '{';
}

/// One list and which of its items go.
struct Removal {
  const Code& code;
  std::vector<Node> items;
  std::vector<bool> gone;
  uint32_t open_end;     // after the opening bracket
  uint32_t close_begin;  // before the closing one
  bool bracketed;

  size_t count() const { return items.size(); }
  bool same_line(uint32_t a, uint32_t b) const {
    return code.text.substr(a, b - a).find('\n') == std::string_view::npos;
  }
  /// After the item's comma, or after the item if it has none.
  uint32_t comma_end(size_t item) const {
    const uint32_t end = items[item].end();
    const uint32_t at = skip_space(code.text, end);
    return at < close_begin && code.text[at] == ',' ? at + 1 : end;
  }
  bool has_comma(size_t item) const { return comma_end(item) != items[item].end(); }
};

struct Run {
  size_t first;
  size_t last;
};

/// Removed items that stand together on the same lines.
std::vector<Run> runs_of(const Removal& list) {
  std::vector<Run> runs;
  for (size_t i = 0; i < list.count(); ++i) {
    if (!list.gone[i]) continue;
    const bool joins = !runs.empty() && runs.back().last + 1 == i &&
                       list.same_line(list.comma_end(i - 1), list.items[i].begin());
    if (joins) {
      runs.back().last = i;
    } else {
      runs.push_back({i, i});
    }
  }
  return runs;
}

/// The end of a trailing comment after `at`, or `at` if only white space or code follows.
uint32_t after_comment(const Code& code, uint32_t at) {
  const uint32_t begin = skip_space(code.text, at);
  if (code.text.substr(at, begin - at).find('\n') != std::string_view::npos) return at;
  const Node node = code.root.descendant(
      byte_range(begin, std::min<uint32_t>(begin + 1, static_cast<uint32_t>(code.text.size()))));
  return !node.is_null() && is_comment(node) && node.begin() == begin ? node.end() : at;
}

bool owns_lines(const Removal& list, const Run& run) {
  const std::string_view text = list.code.text;
  const uint32_t begin = list.items[run.first].begin();
  const uint32_t start = line_begin(text, begin);
  if (start < list.open_end) return false;
  if (!is_blank(text.substr(start, begin - start))) return false;
  const uint32_t end = after_comment(list.code, list.comma_end(run.last));
  return is_blank(text.substr(end, line_end(text, end) - end));
}

void remove_run(const Removal& list, const Run& run, EditScript& script) {
  const uint32_t begin = list.items[run.first].begin();
  const uint32_t end = list.comma_end(run.last);
  if (owns_lines(list, run)) {
    const std::string_view text = list.code.text;
    script.remove(
        byte_range(line_begin(text, begin), line_end(text, after_comment(list.code, end))));
    return;
  }
  const bool has_next = run.last + 1 < list.count();
  const bool next_near = has_next && list.same_line(end, list.items[run.last + 1].begin());
  if (next_near || (run.first == 0 && has_next)) {
    return script.remove(byte_range(begin, list.items[run.last + 1].begin()));
  }
  if (run.first == 0) return script.remove(byte_range(begin, end));
  const bool keeps_comma = list.has_comma(run.last) && !has_next;
  const uint32_t from = has_next ? list.comma_end(run.first - 1) : list.items[run.first - 1].end();
  script.remove(byte_range(from, keeps_comma ? list.items[run.last].end() : end));
}

/// `f(a,\n  gone,\n)` closes up to `f(a)`; a list without trailing comma stays without.
void close_up(const Removal& list, EditScript& script) {
  size_t kept = list.count();
  while (kept > 0 && list.gone[kept - 1]) --kept;
  if (kept == list.count() || kept == 0) return;
  const size_t last = kept - 1;
  const uint32_t first_gone = list.items[kept].begin();
  const bool breaks_after = !list.same_line(list.items[last].end(), first_gone);
  if (!breaks_after) return;
  const uint32_t end = list.items[last].end();
  const bool commented = after_comment(list.code, list.comma_end(last)) != list.comma_end(last);
  const bool hangs = list.same_line(list.open_end, list.items[last].begin()) && !commented;
  if (hangs && list.bracketed) {
    const uint32_t tail = list.comma_end(list.count() - 1);
    if (is_blank(list.code.text.substr(tail, list.close_begin - tail))) {
      return script.remove(byte_range(end, list.close_begin));
    }
  }
  if (!list.has_comma(list.count() - 1)) script.remove(byte_range(end, list.comma_end(last)));
}

bool only_items_inside(const Removal& list) {
  uint32_t at = list.open_end;
  for (size_t i = 0; i < list.count(); ++i) {
    if (!is_blank(list.code.text.substr(at, list.items[i].begin() - at))) return false;
    at = after_comment(list.code, list.comma_end(i));
  }
  return at <= list.close_begin && is_blank(list.code.text.substr(at, list.close_begin - at));
}

Removal removal_of(const Code& code, Node list, const std::vector<Node>& removed) {
  Removal removal{code, items_of(list), {}, list.begin(), list.end(), false};
  if (!code.of(list).empty() && is_bracket(code.text[list.begin()])) {
    removal.bracketed = true;
    ++removal.open_end;
    --removal.close_begin;
  }
  for (const Node item : removal.items) {
    removal.gone.push_back(std::find(removed.begin(), removed.end(), item) != removed.end());
  }
  return removal;
}

}  // namespace

void remove_items(const Code& code, Node list, const std::vector<Node>& removed,
                  EditScript& script) {
  const Removal removal = removal_of(code, list, removed);
  const bool all = std::find(removal.gone.begin(), removal.gone.end(), false) == removal.gone.end();
  if (all && only_items_inside(removal)) {
    return script.remove(byte_range(removal.open_end, removal.close_begin));
  }
  for (const Run& run : runs_of(removal)) remove_run(removal, run, script);
  close_up(removal, script);
}

}  // namespace plumbline::remedies

// Several findings' edits as one.
//
// Edits are made for one document as it is, each as if it were alone. Two of them may share a
// piece, such as an import, which must be there once; equal pieces are therefore merged. What two
// of them insert at one place stands there one after the other, but for imports that are there
// already. Anything else that touches is a contradiction, which leaves the later action out; it is
// offered again when the document has changed.
#include "server/requests/combined_edits.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace plumbline::server {
namespace {

bool same(const TextEdit& a, const TextEdit& b) {
  return a.range == b.range && a.new_text == b.new_text;
}

/// Lines that go one after another are no contradiction; an insertion beside them may be.
bool contradict(const ByteRange& a, const ByteRange& b) {
  if (a.empty() || b.empty()) return a.touches(b);
  return a.begin < b.end && b.begin < a.end;
}

bool is_import(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  constexpr std::array<std::string_view, 6> kBegins = {"import ", "from ",    "using ",
                                                       "use ",    "#include", "\""};
  return std::ranges::any_of(kBegins, [&](auto begin) { return line.starts_with(begin); });
}

/// The text without the imports that `there` has.
std::string without_known_imports(std::string_view text, std::string_view there) {
  std::string kept;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, end);
    if (!is_import(line) || there.find(line) == std::string_view::npos) kept += line;
    text.remove_prefix(end);
  }
  return kept;
}

/// Both only insert, at one place: the later text goes behind the earlier.
bool insert_together(const TextEdit& edit, std::vector<TextEdit>& edits) {
  const auto there =
      std::ranges::find_if(edits, [&](const TextEdit& other) { return other.range == edit.range; });
  if (!edit.range.empty() || there == edits.end()) return false;
  there->new_text += without_known_imports(edit.new_text, there->new_text);
  return true;
}

}  // namespace

bool add_edits(std::vector<TextEdit>& edits, const std::vector<TextEdit>& more) {
  std::vector<TextEdit> all = edits;
  for (const TextEdit& edit : more) {
    const auto is_same = [&](const TextEdit& other) { return same(edit, other); };
    if (std::ranges::any_of(edits, is_same) || insert_together(edit, all)) continue;
    const auto meets = [&](const TextEdit& other) { return contradict(edit.range, other.range); };
    if (std::ranges::any_of(edits, meets)) return false;
    all.push_back(edit);
  }
  edits = std::move(all);
  std::ranges::sort(edits, [](const TextEdit& a, const TextEdit& b) { return a.range < b.range; });
  return true;
}

std::vector<TextEdit> fix_all_edits(const ActionSource& source, const Agreement& agreement) {
  std::vector<TextEdit> edits;
  for (const Finding& finding : source.findings) {
    if (finding.suppressed_because) continue;
    const auto actions = actions_for(source, finding, agreement);
    const auto meant = std::ranges::find_if(
        actions, [](const OfferedAction& action) { return action.in_fix_all && !action.snippet; });
    if (meant != actions.end()) add_edits(edits, meant->edits);
  }
  return edits;
}

}  // namespace plumbline::server

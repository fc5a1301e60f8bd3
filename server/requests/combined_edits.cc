// Several findings' edits as one.
//
// Edits are made for one document as it is, each as if it were alone. Two of them may share a
// piece, such as an import, which must be there once; equal pieces are therefore merged, and
// anything else that touches is a contradiction, which leaves the later action out; it is offered
// again when the document has changed.
#include "server/requests/combined_edits.h"

#include <algorithm>

namespace plumbline::server {
namespace {

bool same(const TextEdit& a, const TextEdit& b) {
  return a.range == b.range && a.new_text == b.new_text;
}

}  // namespace

bool add_edits(std::vector<TextEdit>& edits, const std::vector<TextEdit>& more) {
  std::vector<TextEdit> added;
  for (const TextEdit& edit : more) {
    const auto is_same = [&](const TextEdit& other) { return same(edit, other); };
    if (std::ranges::any_of(edits, is_same)) continue;
    const auto touches = [&](const TextEdit& other) { return other.range.touches(edit.range); };
    if (std::ranges::any_of(edits, touches)) return false;
    added.push_back(edit);
  }
  edits.insert(edits.end(), added.begin(), added.end());
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

// Several findings' edits as one.
//
// Edits are made for one document as it is, each as if it were alone. Two of them may share a
// piece, such as an import, which must be there once; equal pieces are therefore merged, and
// anything else that touches is a contradiction. For fix-all a contradiction leaves the later
// action out; it is offered again when the document has changed. For one credential in several
// places there is no such way out: it is all places or no action, since a half-replaced credential
// looks done.
#include "server/requests/combined_edits.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "server/requests/workspace_edits.h"

namespace plumbline::server {
namespace {

bool same(const TextEdit& a, const TextEdit& b) {
  return a.range == b.range && a.new_text == b.new_text;
}

/// Adds an action's edits to others; false, and nothing added, if they contradict each other.
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

/// Empty for what is no credential.
std::string_view secret_of(const ActionSource& source, const Finding& finding) {
  const bool counts = finding.family == Family::secrets && !finding.suppressed_because;
  if (!counts || finding.secret_ranges.empty()) return {};
  return source.snapshot.view(finding.secret_ranges.front());
}

/// Of class A: it needs nothing filled in.
bool is_complete_replacement(const OfferedAction& action) {
  return action.data.member("class").as_string() == "A" && !action.snippet &&
         !action.edits.empty() && action.elsewhere.empty();
}

/// The replacements of one credential in one document.
struct Replacements {
  size_t places = 0;
  bool complete = true;
  std::vector<TextEdit> edits;
};

Replacements replacements(const ActionSource& source, std::string_view secret,
                          const Agreement& agreement) {
  Replacements all;
  for (const Finding& finding : source.findings) {
    if (secret_of(source, finding) != secret) continue;
    ++all.places;
    const auto actions = actions_for(source, finding, agreement);
    const auto usable = std::ranges::find_if(actions, is_complete_replacement);
    all.complete = all.complete && usable != actions.end() && add_edits(all.edits, usable->edits);
  }
  return all;
}

}  // namespace

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

std::optional<OfferedAction> replace_everywhere(const ActionSource& source, const Finding& finding,
                                                const Agreement& agreement) {
  const std::string_view secret = secret_of(source, finding);
  if (secret.empty() || !takes_confirmed_edits(agreement)) return std::nullopt;
  Replacements here = replacements(source, secret, agreement);
  OfferedAction action;
  size_t places = here.places;
  bool complete = here.complete;
  for (const ActionSource& other : source.others) {
    Replacements there = replacements(other, secret, agreement);
    places += there.places;
    complete = complete && there.complete;
    if (there.places > 0) {
      action.elsewhere.push_back({other.uri, other.snapshot, std::move(there.edits)});
    }
  }
  if (places < 2 || !complete) return std::nullopt;
  action.fingerprint = finding.fingerprint;
  action.title = "Replace this credential in all " + std::to_string(places) + " open places";
  action.edits = std::move(here.edits);
  action.needs_confirmation = true;
  const auto own = actions_for(source, finding, agreement);
  action.data = own.front().data;
  return action;
}

}  // namespace plumbline::server

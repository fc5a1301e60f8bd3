// From findings to the actions that a client can show, and back from an action to its edit.
//
// An action is never stored. What leaves carries the fingerprint of its finding and its title, and
// resolving means to make the actions of that finding again in the document as it is now. So an
// action from an old version gives the right edit of the new one, or nothing, and never an edit at
// a place that has moved.
//
// What a client can take (literals, resolving, preferred ones, versions, snippets) is decided here
// and in workspace_edits.cc, at the edge; the remedies know nothing of it. Titles are made unique,
// because some clients tell actions apart by nothing else.
#include "server/requests/code_actions.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "analyzers/remedies/remedies.h"
#include "protocol/codec.h"
#include "protocol/uri.h"
#include "server/documents/position_map.h"
#include "server/requests/allow_comment.h"
#include "server/requests/combined_edits.h"
#include "server/requests/diagnostics.h"
#include "server/requests/sprawl.h"
#include "server/requests/trust_policy.h"
#include "server/requests/workspace_edits.h"

namespace plumbline::server {
namespace {

using protocol::Json;

/// A menu must come soon; what was chosen from it may take a moment.
constexpr int64_t kSearchWhileListingMs = 200;
constexpr int64_t kSearchMs = 5000;
constexpr size_t kMostActions = 20;  // more than LSP4IJ shows at a place

/// CodeAction.data: strings only, no nulls.
Json remedy_data(const std::string& fingerprint, const remedies::Remedy& remedy) {
  std::vector<Json> follow_ups;
  for (const remedies::FollowUp& follow_up : remedy.follow_ups) {
    follow_ups.push_back(Json::object(
        {{"id", Json::string(follow_up.id)}, {"title", Json::string(follow_up.title)}}));
  }
  return Json::object({{"fingerprint", Json::string(fingerprint)},
                       {"row", Json::string(remedy.row)},
                       {"class", Json::string(remedies::name_of(remedy.cls))},
                       {"precondition", Json::string(remedies::name_of(remedy.precondition))},
                       {"followUps", Json::array(follow_ups)}});
}

bool is_met(remedies::Precondition precondition, const engine::Configuration& configuration) {
  if (precondition == remedies::Precondition::none) return true;
  const auto& met = configuration.preconditions_met;
  return std::find(met.begin(), met.end(), remedies::name_of(precondition)) != met.end();
}

/// The other files as the project has them; whether one is open, and in which version, is not
/// known.
std::vector<EditsElsewhere> edits_elsewhere(const ActionSource& source,
                                            const remedies::Remedy& remedy) {
  std::vector<EditsElsewhere> all;
  for (const remedies::EditElsewhere& other : remedy.elsewhere) {
    const auto text = source.project->files->read(other.path);
    if (!text) continue;
    Snapshot snapshot = make_snapshot(other.path, *text);
    snapshot.version = kUnknownVersion;
    const std::string uri = protocol::uri_of_path(source.project->root + "/" + other.path);
    all.push_back({uri, std::move(snapshot), {other.edit}});
  }
  return all;
}

void add_remedies(const ActionSource& source, const Finding& finding, const Agreement& agreement,
                  std::vector<OfferedAction>& actions) {
  if (finding.family != Family::secrets) return;
  const remedies::RemedyInput input{
      source.snapshot,
      source.tree ? &*source.tree : nullptr,
      finding,
      source.findings,
      source.project->files.get(),
      takes_snippets(agreement),
      {},
      takes_confirmed_edits(agreement),
      [&] { return platforms_for(*source.project, source.snapshot); }};
  std::vector<OfferedAction> policies;
  for (const remedies::Remedy& remedy : remedies::remedies_for(input)) {
    const bool automatic = remedy.preferred && remedy.in_fix_all &&
                           remedy.cls == remedies::Class::A && remedy.elsewhere.empty() &&
                           is_met(remedy.precondition, source.project->configuration);
    actions.push_back({finding.fingerprint, remedy.title, remedy.edits, remedy.snippet,
                       remedy.preferred, automatic, remedy_data(finding.fingerprint, remedy),
                       edits_elsewhere(source, remedy), !remedy.elsewhere.empty()});
    if (auto policy = trust_policy_action(source, finding, remedy.row, agreement)) {
      policies.push_back(std::move(*policy));
    }
  }
  std::move(policies.begin(), policies.end(), std::back_inserter(actions));
}

Json plain_data(const Finding& finding) {
  return Json::object({{"fingerprint", Json::string(finding.fingerprint)}});
}

Json with_member(const Json& object, std::string_view key, Json value) {
  std::vector<Json::Member> members;
  for (const std::string& known : object.keys()) members.emplace_back(known, object.member(known));
  members.emplace_back(key, std::move(value));
  return Json::object(members);
}

/// With enough to find the action again, in whatever version the document then is.
Json addressed(const OfferedAction& action, const std::string& uri) {
  return with_member(with_member(action.data, "uri", Json::string(uri)), "action",
                     Json::string(action.title));
}

/// An edit may be left to codeAction/resolve if the client can ask for it and brings back what it
/// is asked about.
bool resolves_edits(const Agreement& agreement) {
  const auto& support = agreement.capabilities.code_action;
  return support.data && support.can_resolve("edit");
}

bool wants(const protocol::CodeActionParams& params, std::string_view kind) {
  const auto& only = params.context.only;
  return !only || std::any_of(only->begin(), only->end(), [&](const std::string& asked) {
    return protocol::asks_for_kind(asked, kind);
  });
}

/// Two findings on a line may offer the same title: then each says which it means.
void make_titles_unique(std::vector<OfferedAction>& actions, const ActionSource& source) {
  std::set<std::string> taken;
  for (OfferedAction& action : actions) {
    if (taken.insert(action.title).second) continue;
    const auto owner = std::find_if(
        source.findings.begin(), source.findings.end(),
        [&](const Finding& finding) { return finding.fingerprint == action.fingerprint; });
    if (owner == source.findings.end()) continue;
    const LineNumber line = source.snapshot.lines->line_of(owner->range.begin);
    const uint32_t column = owner->range.begin.value - source.snapshot.lines->start(line).value;
    action.title += " (" + owner->rule + " at " + std::to_string(line.value + 1) + ":" +
                    std::to_string(column + 1) + ")";
    taken.insert(action.title);
  }
}

class Answer {
 public:
  Answer(const ActionSource& source, const Agreement& agreement)
      : source_(source), agreement_(agreement) {}

  void add(const OfferedAction& action, const Finding& finding) {
    const auto& support = agreement_.capabilities.code_action;
    if (!action.disabled.empty() && !(support.literals && support.disabled)) return;
    if (!support.literals) return add_command(action);
    protocol::CodeAction literal;
    literal.title = action.title;
    literal.kind = std::string(protocol::code_action_kinds::kQuickFix);
    literal.diagnostics =
        to_diagnostics({finding}, source_.snapshot, source_.uri, source_.project->root, agreement_);
    if (support.is_preferred && action.preferred) literal.is_preferred = true;
    if (support.data) literal.data = action.data;
    if (!action.disabled.empty()) {
      literal.disabled = {action.disabled};
    } else if (!action.changes_files()) {
      literal.command = command_of(action);
    } else if (!resolves_edits(agreement_)) {
      literal.edit = edit_of(action, source_, agreement_);
    }
    items_.push_back(protocol::to_json(literal));
  }

  void add_fix_all(const std::vector<TextEdit>& edits) {
    if (edits.empty() || !agreement_.capabilities.code_action.literals) return;
    protocol::CodeAction literal;
    literal.title = "Apply all fixes of Plumbline that need no decision";
    literal.kind = std::string(protocol::code_action_kinds::kFixAllPlumbline);
    literal.edit = to_workspace_edit(edits, source_.snapshot, source_.uri, agreement_);
    items_.push_back(protocol::to_json(literal));
  }

  Json take() { return Json::array(items_); }

 private:
  /// Finds the action again: for clients without literals, and for what has no edit but things to
  /// do.
  static protocol::Command command_of(const OfferedAction& action) {
    return {action.title, std::nullopt, std::string(kApplyFixCommand), {{action.data}}};
  }

  void add_command(const OfferedAction& action) {
    items_.push_back(protocol::to_json(command_of(action)));
  }

  const ActionSource& source_;
  const Agreement& agreement_;
  std::vector<Json> items_;
};

std::vector<OfferedAction> computed_actions(const ActionSource& source, const Finding& finding,
                                            const Agreement& agreement) {
  std::vector<OfferedAction> actions;
  add_remedies(source, finding, agreement, actions);
  for (const Fix& fix : finding.fixes) {
    actions.push_back({finding.fingerprint, fix.title, fix.edits, false, actions.empty(), true,
                       plain_data(finding)});
  }
  const auto allow = allow_comment(source.snapshot, source.tree ? &*source.tree : nullptr, finding,
                                   takes_snippets(agreement));
  OfferedAction allowing;
  allowing.fingerprint = finding.fingerprint;
  allowing.title = "Allow " + finding.rule + " here, with a reason";
  allowing.data = plain_data(finding);
  if (allow) {
    allowing.edits = {allow->edit};
    allowing.snippet = allow->snippet;
  } else {
    allowing.disabled = "no comment can stand on the line above";
  }
  actions.push_back(std::move(allowing));
  for (OfferedAction& action : actions) action.data = addressed(action, source.uri);
  return actions;
}

/// The finding's own actions, and the one that also concerns other places.
std::vector<OfferedAction> all_actions_for(const ActionSource& source, const Finding& finding,
                                           const Agreement& agreement, int64_t most_ms) {
  auto actions = actions_for(source, finding, agreement);
  if (auto everywhere = replace_everywhere(source, finding, agreement, most_ms)) {
    everywhere->data = addressed(*everywhere, source.uri);
    actions.insert(actions.begin() + 1, std::move(*everywhere));
  }
  return actions;
}

}  // namespace

protocol::WorkspaceEdit edit_of(const OfferedAction& action, const ActionSource& source,
                                const Agreement& agreement) {
  if (action.new_file) {
    return to_confirmed_edit({to_new_file_edit(action.new_file->uri, action.new_file->text)},
                             action.title);
  }
  auto here =
      to_workspace_edit(action.edits, source.snapshot, source.uri, agreement, action.snippet);
  if (!action.needs_confirmation) return here;
  std::vector<protocol::WorkspaceEdit> all = {std::move(here)};
  for (const EditsElsewhere& other : action.elsewhere) {
    all.push_back(to_workspace_edit(other.edits, other.snapshot, other.uri, agreement));
  }
  return to_confirmed_edit(std::move(all), action.title);
}

std::vector<OfferedAction> actions_for(const ActionSource& source, const Finding& finding,
                                       const Agreement& agreement) {
  return *source.cache->get(finding.fingerprint,
                            [&] { return computed_actions(source, finding, agreement); });
}

std::optional<OfferedAction> find_action(const ActionSource& source, const Json& data,
                                         const Agreement& agreement) {
  const auto fingerprint = data.member("fingerprint").as_string();
  const auto title = data.member("action").as_string();
  const auto cls = data.member("class").as_string();  // a row may offer an edit and a template
  for (const Finding& finding : source.findings) {
    if (finding.fingerprint != fingerprint) continue;
    for (OfferedAction& action : all_actions_for(source, finding, agreement, kSearchMs)) {
      const bool same = action.title == title && action.data.member("class").as_string() == cls;
      if (same && action.disabled.empty()) return std::move(action);
    }
  }
  return std::nullopt;
}

std::optional<Json> resolved_action(const ActionSource& source, const Json& action,
                                    const Agreement& agreement) {
  const auto found = find_action(source, action.member("data"), agreement);
  if (!found) return std::nullopt;
  if (!found->changes_files()) return action;
  return with_member(action, "edit", protocol::to_json(edit_of(*found, source, agreement)));
}

std::vector<const Finding*> asked_findings(const ActionSource& source,
                                           const protocol::CodeActionParams& params,
                                           protocol::PositionEncoding encoding) {
  std::set<std::string> named;
  for (const protocol::Diagnostic& diagnostic : params.context.diagnostics) {
    if (!diagnostic.data) continue;
    if (auto name = diagnostic.data->member("fingerprint").as_string()) named.insert(*name);
  }
  const PositionMap positions(source.snapshot.view(), *source.snapshot.lines, encoding);
  const ByteRange range = positions.range(params.range);
  std::vector<const Finding*> asked;
  for (const Finding& finding : source.findings) {
    if (finding.suppressed_because) continue;
    if (finding.range.touches(range) || named.contains(finding.fingerprint)) {
      asked.push_back(&finding);
    }
  }
  return asked;
}

protocol::Json code_action_answer(const ActionSource& source,
                                  const protocol::CodeActionParams& params,
                                  const Agreement& agreement) {
  Answer answer(source, agreement);
  if (wants(params, protocol::code_action_kinds::kQuickFix)) {
    std::vector<OfferedAction> actions;
    for (const Finding* const finding : asked_findings(source, params, agreement.encoding)) {
      auto more = all_actions_for(source, *finding, agreement, kSearchWhileListingMs);
      std::move(more.begin(), more.end(), std::back_inserter(actions));
    }
    if (actions.size() > kMostActions) actions.resize(kMostActions);
    make_titles_unique(actions, source);
    for (const OfferedAction& action : actions) {
      const auto owner = std::find_if(
          source.findings.begin(), source.findings.end(),
          [&](const Finding& finding) { return finding.fingerprint == action.fingerprint; });
      answer.add(action, *owner);
    }
  }
  // Whole-file work is only done when it is asked for by name, as on save.
  if (params.context.only && wants(params, protocol::code_action_kinds::kFixAllPlumbline)) {
    answer.add_fix_all(fix_all_edits(source, agreement));
  }
  return answer.take();
}

}  // namespace plumbline::server

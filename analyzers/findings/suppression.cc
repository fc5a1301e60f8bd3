// Which comment speaks of which finding, and which comments are worth a word themselves.
//
// A comment speaks of its own line or, if it stands alone, of the line below. Several may be
// stacked above one line, each naming other rules: the walk up from the finding's line goes on
// while the comments touch and ends at the first line that is none. One that is past its date does
// not count, and the walk goes on as if it named nothing.
//
// What can go wrong is judging too early. "Unused" is only true if every family that could own a
// rule in the list has run over this text, whole (can_judge); the text lane alone is not enough,
// and a rule's id without its family could belong to any. Likewise a string that looks like a
// comment: without a tree it silences, to be on the safe side for what is shown while typing, but
// nothing is said about it.
//
// A comment of another tool silences last and is never judged (foreign_suppression.h). Findings
// about comments are appended at the end and sorted in; they cannot be silenced by the comment that
// they are about, as that has been decided by then.
#include "analyzers/findings/suppression.h"

#include <algorithm>

#include "analyzers/findings/foreign_suppression.h"

namespace plumbline {
namespace {

using Comments = std::vector<SuppressionComment>;

bool in_force(const SuppressionComment& comment, const Date& today) {
  return !comment.until || today <= *comment.until;
}

/// The comment that speaks of the line and names the rule: on the line itself, or in the stack of
/// comment lines right above it.
SuppressionComment* find_comment(Comments& comments, LineNumber line, std::string_view rule,
                                 const Date& today) {
  for (SuppressionComment& comment : comments) {
    if (comment.line == line && comment.names(rule) && in_force(comment, today)) return &comment;
  }
  for (auto it = comments.rbegin(); it != comments.rend(); ++it) {
    if (it->line >= line) continue;
    if (!it->alone || it->line.value + 1 != line.value) break;
    if (it->names(rule) && in_force(*it, today)) return &*it;
    line = it->line;
  }
  return nullptr;
}

bool has_run(const SuppressionScope& scope, Family family) {
  return std::find(scope.ran.begin(), scope.ran.end(), family) != scope.ran.end();
}

/// A waiver may be called unused only when every family that could own one of its rules has run.
bool can_judge(const SuppressionComment& comment, const SuppressionScope& scope) {
  return std::all_of(comment.rules.begin(), comment.rules.end(), [&](const std::string& rule) {
    if (rule.starts_with("secrets/")) return has_run(scope, Family::secrets);
    if (rule.starts_with("patterns/")) return has_run(scope, Family::patterns);
    return has_run(scope, Family::secrets) && has_run(scope, Family::patterns) &&
           has_run(scope, Family::boundaries);
  });
}

Finding about(const SuppressionComment& comment, std::string rule, Severity severity,
              std::string message) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.family = Family::config;
  finding.severity = severity;
  finding.range = comment.range;
  finding.message = std::move(message);
  return finding;
}

void judge(const SuppressionComment& comment, const Snapshot& snapshot,
           const SuppressionScope& scope, std::vector<Finding>& findings) {
  if (!in_force(comment, snapshot.today)) {
    findings.push_back(about(comment, "expired-suppression", Severity::warning,
                             "this waiver ended on " + to_string(*comment.until) +
                                 "; fix what it hid, or give it a new date"));
  } else if (!comment.used && can_judge(comment, scope)) {
    findings.push_back(about(comment, "unused-suppression", Severity::warning,
                             "this waiver silences nothing; remove it, or correct its rule id"));
  } else if (comment.used && comment.reason.empty()) {
    findings.push_back(about(comment, "suppression-without-reason", Severity::warning,
                             "a waiver needs its reason: allow(…) because REASON"));
  }
}

}  // namespace

void apply_suppressions(std::vector<Finding>& findings, const Snapshot& snapshot,
                        const SuppressionScope& scope) {
  if (findings.empty() && !scope.comments) return;  // nothing to silence, nothing to judge
  Comments comments = scope.comments ? *scope.comments : find_suppression_comments(snapshot);
  for (Finding& finding : findings) {
    if (finding.suppressed_because) continue;
    const LineNumber line = snapshot.lines->line_of(finding.range.begin);
    if (auto* const comment = find_comment(comments, line, finding.rule, snapshot.today)) {
      comment->used = true;
      finding.suppressed_because = comment->reason.empty() ? "no reason given" : comment->reason;
    } else {
      finding.suppressed_because = foreign_suppression(finding, snapshot);
    }
  }
  if (!scope.comments) return;
  const size_t judged_from = findings.size();
  for (const SuppressionComment& comment : comments) judge(comment, snapshot, scope, findings);
  if (findings.size() != judged_from) std::stable_sort(findings.begin(), findings.end(), before);
}

}  // namespace plumbline

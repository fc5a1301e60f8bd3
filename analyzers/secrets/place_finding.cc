#include "analyzers/secrets/place_finding.h"

#include <algorithm>

#include "analyzers/secrets/account_pair.h"
#include "analyzers/secrets/placeholder.h"
#include "analyzers/secrets/scan_unit.h"

namespace plumbline::secrets {
namespace {

constexpr uint32_t kAccountLines = 4;    // between a password and its user
constexpr uint32_t kWindowBytes = 2048;  // to each side, of a huge line

const RuleRecord* record_of(std::string_view id) {
  const auto found = std::find_if(records().begin(), records().end(),
                                  [&](const RuleRecord& record) { return record.info.id == id; });
  return found == records().end() ? nullptr : &*found;
}

std::string_view rule_of(const Candidate& candidate) {
  if (!candidate.rule.empty()) return candidate.rule;
  if (candidate.judgement.strength == Strength::hash) return "secrets/password-hash";
  const bool password = candidate.kind == NameKind::password;
  return password ? "secrets/generic-password" : "secrets/generic-secret";
}

/// A word at "password" may be anything, and a drawn value at a vague name, too.
Severity lowered_by_doubt(const Candidate& candidate, Severity severity) {
  const Strength strength = candidate.judgement.strength;
  if (strength == Strength::weak) return Severity::hint;
  const bool doubtful = candidate.in_comment || candidate.kind == NameKind::vague;
  return doubtful ? std::max(severity, Severity::info) : severity;
}

Finding make(const Snapshot& snapshot, const Candidate& candidate, const RuleRecord& record) {
  Detection detection{record, candidate.value, {}, {}, {}, {}};
  detection.evidence.push_back({"place", std::string(candidate.form)});
  detection.evidence.push_back({"value", std::string(reason(candidate.judgement.strength))});
  const auto account = account_near(snapshot, candidate.value,
                                    window_around(snapshot, candidate.value, kAccountLines));
  if (account) {
    detection.evidence.push_back({"pair", "its account stands near by"});
    detection.related.push_back({"", *account, "its account", {}});
  }
  Finding finding = make_finding(detection, snapshot);
  finding.severity = lowered_by_doubt(candidate, finding.severity);
  if (candidate.judgement.strength == Strength::weak) finding.confidence = Confidence::low;
  return finding;
}

}  // namespace

ByteRange window_around(const Snapshot& snapshot, const ByteRange& range, uint32_t lines) {
  ByteRange window = lines_around(snapshot, range, lines, lines);
  if (range.begin.value - window.begin.value > kWindowBytes)
    window.begin = ByteOffset{range.begin.value - kWindowBytes};
  if (window.end.value - range.end.value > kWindowBytes)
    window.end = ByteOffset{range.end.value + kWindowBytes};
  return window;
}

std::optional<Finding> finding_of(const Candidate& candidate, const Snapshot& snapshot) {
  if (candidate.judgement.strength == Strength::none) return std::nullopt;
  const RuleRecord* const record = record_of(rule_of(candidate));
  if (record == nullptr || is_known_sample(snapshot.view(candidate.value), record->samples)) {
    return std::nullopt;
  }
  return make(snapshot, candidate, *record);
}

}  // namespace plumbline::secrets

// From a detection to what the user reads, and which detection wins its bytes.
//
// A unit without a finding still claims its bytes: a sample from documentation, a value that is
// public by design. That silence has to win as a finding would, or the generic rule would report
// the sample. resolved() walks the units in the order of their claims; where two overlap, the
// higher priority stays, and of equals the one that begins first. It compares with the last winner
// only, which is enough as the units are sorted.
//
// Severity is the record's, moved by what is known: proven by its checksum, one up from a warning;
// expired, living an hour at most, or refuted, a hint; in tests and documentation, one down (key
// pairs in tests, two). The message says what it is, what is known of it, its masked value, and
// what to do, in that order, and leaves the last out where it would not fit into 120 characters.
//
// The clock is the snapshot's day, so that the same text has the same findings all day (invariants
// 3 and 13).
#include "analyzers/secrets/scan_unit.h"

#include <algorithm>
#include <array>
#include <string>

#include "analyzers/source/ascii.h"
#include "analyzers/source/path.h"

namespace plumbline::secrets {
namespace {

constexpr int64_t kHour = 3600;
constexpr int64_t kDay = 24 * kHour;
constexpr size_t kLongestMessage = 120;

struct Life {
  bool over = false;   // expired, or an hour at most
  std::string phrase;  // "never expires"; may be empty
};

Life life_of(const Detection& detection, const Snapshot& snapshot) {
  const Verdict& verdict = detection.verdict;
  if (verdict.expires) {
    const int64_t expires =
        std::min<int64_t>(*verdict.expires, 253402300799);  // the last second of the year 9999
    const std::string day = to_string(date_of_unix_time(expires));
    if (expires < days_since_epoch(snapshot.today) * kDay) return {true, "expired " + day};
    const bool brief = verdict.lives_for && *verdict.lives_for <= kHour;
    return {brief || detection.record.lifetime == Lifetime::short_lived, "expires " + day};
  }
  if (detection.record.lifetime == Lifetime::short_lived) return {true, "lives an hour at most"};
  if (detection.record.lifetime == Lifetime::never || verdict.endless)
    return {false, "never expires"};
  return {};
}

Severity lowered(Severity severity) {
  return severity == Severity::hint ? severity
                                    : static_cast<Severity>(static_cast<int>(severity) + 1);
}

/// A page that readers copy from. People paste their own tokens into it, so only a value that no
/// issuer's prefix or name tells from an example is worth less there.
bool is_documentation(std::string_view folded_path) {
  static constexpr std::array<std::string_view, 2> kParts = {"/docs/", "/doc/"};
  const std::string_view name = file_name(folded_path);
  return contains_any(folded_path, kParts) || contains_any(name, {"readme", "swagger", "openapi"});
}

bool lowers(std::string_view path, const RuleRecord& record) {
  if (is_test_path(path)) return true;
  const bool unnamed = record.form == Form::place || record.form == Form::url;
  return unnamed && is_documentation("/" + lower(path));
}

Severity severity_of(const Detection& detection, const Life& life, const Snapshot& snapshot) {
  if (detection.verdict.state == Verdict::State::invalid || life.over) return Severity::hint;
  const Severity given = detection.record.info.severity;
  const bool proven =
      detection.verdict.state == Verdict::State::valid && given == Severity::warning;
  const Severity severity = proven ? Severity::error : given;
  if (!lowers(snapshot.path, detection.record)) return severity;
  // Key pairs in tests are mostly made for them.
  const bool key_pair = detection.record.form == Form::pem || detection.record.form == Form::ppk;
  return key_pair ? lowered(lowered(severity)) : lowered(severity);
}

size_t characters(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::string action_of(const Detection& detection, const Life& life) {
  if (detection.verdict.state == Verdict::State::invalid) return "; not a real token";
  if (life.over) return {};
  const std::string_view action = detection.record.info.action;
  return action.empty() ? "; revoke it and read it at run time" : "; " + std::string(action);
}

std::string message_of(const Detection& detection, const Life& life, std::string_view secret) {
  const bool invalid = detection.verdict.state == Verdict::State::invalid;
  std::string message(detection.record.info.title);
  if (!detection.detail.empty()) message += ", " + std::string(detection.detail);
  if (invalid) message += ", checksum wrong";
  if (!invalid && detection.verdict.detail.ends_with("matches")) message += ", checksum valid";
  if (!invalid && !life.phrase.empty()) message += ", " + life.phrase;
  message += ": " + masked(secret);
  const std::string action = action_of(detection, life);
  if (characters(message) + action.size() <= kLongestMessage) message += action;
  return message;
}

}  // namespace

Finding make_finding(const Detection& detection, const Snapshot& snapshot) {
  const Life life = life_of(detection, snapshot);
  Finding finding;
  finding.rule = detection.record.info.id;
  finding.family = Family::secrets;
  finding.severity = severity_of(detection, life, snapshot);
  finding.confidence = detection.verdict.state == Verdict::State::valid     ? Confidence::high
                       : detection.verdict.state == Verdict::State::invalid ? Confidence::low
                                                                            : Confidence::medium;
  finding.range = detection.secret;
  finding.message = message_of(detection, life, snapshot.view(detection.secret));
  finding.evidence = detection.evidence;
  if (!detection.verdict.detail.empty())
    finding.evidence.push_back({"check", detection.verdict.detail});
  if (!life.phrase.empty()) finding.evidence.push_back({"lifetime", life.phrase});
  if (lowers(snapshot.path, detection.record))
    finding.evidence.push_back({"path", "test or documentation: lower"});
  finding.related = detection.related;
  finding.cwe = {std::string(detection.record.info.cwe)};
  finding.remedy_kind = detection.record.info.remedy_kind;
  finding.secret_ranges = {detection.secret};
  return finding;
}

ByteRange lines_around(const Snapshot& snapshot, const ByteRange& range, uint32_t before,
                       uint32_t after) {
  const LineIndex& lines = *snapshot.lines;
  const uint32_t first = lines.line_of(range.begin).value;
  const uint32_t last = std::min(lines.line_of(range.end).value + after, lines.line_count() - 1);
  return {lines.start(LineNumber{first - std::min(first, before)}),
          lines.full(LineNumber{last}, snapshot.view()).end};
}

std::vector<Finding> resolved(const std::vector<ScanUnit>& units) {
  std::vector<const ScanUnit*> winners;
  for (const ScanUnit& unit : units) {
    if (!winners.empty() && winners.back()->claim.end > unit.claim.begin) {
      if (unit.priority > winners.back()->priority) winners.back() = &unit;
      continue;
    }
    winners.push_back(&unit);
  }
  std::vector<Finding> findings;
  for (const ScanUnit* const unit : winners) {
    if (unit->finding) findings.push_back(*unit->finding);
  }
  std::sort(findings.begin(), findings.end(), before);
  return findings;
}

}  // namespace plumbline::secrets

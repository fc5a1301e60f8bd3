#include <algorithm>
#include <array>

#include "analyzers/secrets/assignment.h"
#include "analyzers/secrets/gate.h"
#include "analyzers/secrets/incremental_scan.h"
#include "analyzers/secrets/line_budget.h"
#include "analyzers/secrets/placeholder.h"
#include "analyzers/secrets/randomness.h"
#include "analyzers/secrets/secret_name.h"
#include "analyzers/secrets/secrets.h"
#include "analyzers/secrets/string_place.h"
#include "analyzers/secrets/text_scan.h"

namespace plumbline::secrets {
namespace {

constexpr uint32_t kLongestValue = 512;  // bytes; longer ones are documents or data
constexpr uint32_t kClaimLines = 12;     // what a text rule may have looked at around a value

const Gate& name_gate() {
  static const Gate* const built = [] {
    static constexpr std::array<std::string_view, 9> kWords = {
        "passw", "passphrase", "pwd", "secret", "token", "key", "credential", "pass", "passcode"};
    std::vector<GateLiteral> literals;
    for (const std::string_view word : kWords) literals.push_back({word, true, 0});
    return new Gate(literals);
  }();
  return *built;
}

const RuleRecord* generic_record(NameKind kind) {
  const std::string_view id =
      kind == NameKind::password ? "secrets/generic-password" : "secrets/generic-secret";
  for (const RuleRecord& record : records()) {
    if (record.info.id == id) return &record;
  }
  return nullptr;
}

/// Languages in which a value needs no quotes.
bool allows_bare_values(Language language) {
  switch (language) {
    case Language::yaml:
    case Language::properties:
    case Language::dotenv:
    case Language::dockerfile:
    case Language::bash:
    case Language::xml:
      return true;
    default:
      return false;
  }
}

bool is_prose(Language language) {
  return language == Language::text || language == Language::html || language == Language::css;
}

/// A value in words: a path, an address, a type, a reference to something else.
bool is_reference(std::string_view value) {
  if (value.find_first_of(" \t\r\n") != std::string_view::npos) return true;
  if (value.starts_with('/') || value.starts_with("./") || value.starts_with('~') ||
      value.starts_with("--"))
    return true;
  if (value.find("://") != std::string_view::npos || value.starts_with("ENC[") ||
      value.starts_with("$ANSIBLE_VAULT"))
    return true;
  return value.starts_with("sha256-") || value.starts_with("sha512-") ||
         value.starts_with("arn:") || value.starts_with("-----BEGIN") ||
         value.starts_with("vault:") || value.starts_with("op:") || value.starts_with("ssh-") ||
         value.starts_with("{") || value.starts_with("[");
}

bool is_uuid(std::string_view value) {
  return value.size() == 36 && value[8] == '-' && value[13] == '-' && value[18] == '-' &&
         value[23] == '-';
}

bool is_credential(NameKind kind, std::string_view value) {
  if (value.size() > kLongestValue || is_reference(value) || is_uuid(value)) return false;
  if (is_placeholder(value) || is_interpolated(value) || is_dummy_word(value)) return false;
  return looks_generated(value) || (kind == NameKind::password && looks_chosen(value));
}

struct Candidate {
  Assignment assignment;
  NameKind kind;
};

std::optional<Candidate> candidate_at(const Snapshot& snapshot, uint32_t at) {
  const std::string_view text = snapshot.view();
  const ByteRange name = name_around(text, at);
  const NameKind kind = kind_of_name(snapshot.view(name));
  if (kind == NameKind::none) return std::nullopt;
  const auto assignment = assignment_to(text, name);
  if (!assignment) return std::nullopt;
  const bool bare = assignment->quote == 0 && assignment->op != Operator::element &&
                    assignment->op != Operator::neighbour;
  if (bare && (!allows_bare_values(snapshot.language) || assignment->op == Operator::compare))
    return std::nullopt;
  if (bare && assignment->op == Operator::space && snapshot.language != Language::dockerfile)
    return std::nullopt;
  if (is_prose(snapshot.language) && assignment->op == Operator::space) return std::nullopt;
  if (!is_credential(kind, snapshot.view(assignment->value))) return std::nullopt;
  return Candidate{*assignment, kind};
}

bool is_claimed(const AnalysisInput& input, const ByteRange& value, const ByteRange& around) {
  std::vector<ScanUnit> units;
  scan_text(input.snapshot, around, input.stop, units);
  return std::any_of(units.begin(), units.end(), [&](const ScanUnit& unit) {
    return unit.claim.begin < value.end && value.begin < unit.claim.end;
  });
}

void read_name(const AnalysisInput& input, uint32_t at, std::vector<ScanUnit>& units) {
  const auto candidate = candidate_at(input.snapshot, at);
  if (!candidate) return;
  const Assignment& assignment = candidate->assignment;
  if (!units.empty() && units.back().claim == assignment.value) return;
  const RuleRecord* const record = generic_record(candidate->kind);
  StringPlace place{true, false, {assignment.name.begin, assignment.value.end}};
  if (input.tree != nullptr) place = place_of(*input.tree, assignment);
  const ByteRange around = lines_around(input.snapshot, place.extent, kClaimLines, kClaimLines);
  ScanUnit unit{around, assignment.value, 1, std::nullopt};
  const bool sample =
      record != nullptr && is_known_sample(input.snapshot.view(assignment.value), record->samples);
  if (record != nullptr && place.is_literal && !sample &&
      !is_claimed(input, assignment.value, around)) {
    Detection detection{
        *record, assignment.value, {}, {{"name", "the name says that it is a secret"}}, {}, {}};
    detection.evidence.push_back({"randomness", "no word or identifier explains the value"});
    if (input.tree != nullptr)
      detection.evidence.push_back({"node", "a whole string without interpolation"});
    unit.finding = make_finding(detection, input.snapshot);
    if (place.in_comment && unit.finding->severity < Severity::info)
      unit.finding->severity = Severity::info;
  }
  units.push_back(std::move(unit));
}

/// Files whose hashes and generated names drown every rule of names.
bool is_lock_file(std::string_view path) {
  static constexpr std::array<std::string_view, 8> kNames = {
      "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "Cargo.lock",
      "poetry.lock",       "go.sum",    "composer.lock",  "Gemfile.lock"};
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end() || name.ends_with(".min.js");
}

}  // namespace

AnalysisResult analyze_tree(const AnalysisInput& input) {
  return scan_incrementally(input, [&](const ByteRange& region, std::vector<ScanUnit>& units) {
    if (is_lock_file(input.snapshot.path)) return true;
    LineBudget budget(input.snapshot);
    return name_gate().for_each_hit(input.snapshot.view(), region, input.stop,
                                    [&](const GateHit& hit) {
                                      if (budget.spend(hit.begin))
                                        read_name(input, hit.begin, units);
                                      return true;
                                    });
  });
}

bool may_find_in_tree(const Snapshot& snapshot, const StopToken& stop) {
  if (is_lock_file(snapshot.path)) return false;
  const auto size = static_cast<uint32_t>(snapshot.view().size());
  LineBudget budget(snapshot);
  return !name_gate().for_each_hit(
      snapshot.view(), byte_range(0, size), stop, [&](const GateHit& hit) {
        return !budget.spend(hit.begin) || !candidate_at(snapshot, hit.begin);
      });
}

}  // namespace plumbline::secrets

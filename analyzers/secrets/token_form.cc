// Tokens that their prefix (or a mark inside) gives away, and values that a provider's own variable
// name does.
#include <algorithm>
#include <string>

#include "analyzers/secrets/assignment.h"
#include "analyzers/secrets/forms.h"
#include "analyzers/secrets/pattern_cache.h"
#include "analyzers/secrets/placeholder.h"
#include "analyzers/secrets/randomness.h"

namespace plumbline::secrets {
namespace {

constexpr uint32_t kLongestToken =
    4096;  // bytes; longer than any token but small against a minified line
constexpr uint32_t kContextLines = 6;

/// True if the byte before `begin` belongs to the same word. The letter of an escape (`\n`) and the
/// digits of a percent-encoded byte do not.
bool continues_before(std::string_view text, uint32_t begin, std::string_view forbidden) {
  if (begin == 0 || forbidden.find(text[begin - 1]) == std::string_view::npos) return false;
  const char c = text[begin - 1];
  if (begin > 1 && text[begin - 2] == '\\' && (c == 'n' || c == 't' || c == 'r')) return false;
  return !(begin > 2 && text[begin - 3] == '%');
}

bool continues_after(std::string_view text, uint32_t end, std::string_view forbidden) {
  return end < text.size() && forbidden.find(text[end]) != std::string_view::npos;
}

uint32_t line_end(std::string_view text, uint32_t at, uint32_t reach) {
  const std::string_view window = text.substr(at, reach);
  return at + static_cast<uint32_t>(std::min(window.find_first_of("\r\n"), window.size()));
}

uint32_t line_begin(std::string_view text, uint32_t at, uint32_t reach) {
  uint32_t begin = at;
  while (begin > 0 && at - begin < reach && text[begin - 1] != '\n' && text[begin - 1] != '\r')
    --begin;
  return begin;
}

/// The match and the secret in it.
struct Match {
  ByteRange whole;
  ByteRange secret;
};

std::optional<Match> match_at(const FormHit& hit) {
  const std::string_view text = hit.snapshot.view();
  const RuleRecord& rule = hit.rule();
  if (hit.begin < rule.offset) return std::nullopt;
  const uint32_t from =
      rule.lookback > 0 ? line_begin(text, hit.begin, rule.lookback) : hit.begin - rule.offset;
  const uint32_t to = line_end(text, hit.begin, kLongestToken);
  if (to < from || to - from < rule.shortest) return std::nullopt;
  if (rule.lookback == 0 && continues_before(text, from, rule.before)) return std::nullopt;
  const re2::RE2& pattern = compiled_pattern(hit.record);
  re2::StringPiece groups[2];
  const auto anchor = rule.lookback > 0 ? re2::RE2::UNANCHORED : re2::RE2::ANCHOR_START;
  const int count = std::min(pattern.NumberOfCapturingGroups(), 1) + 1;
  if (!pattern.Match(re2::StringPiece(text.data(), text.size()), from, to, anchor, groups, count))
    return std::nullopt;
  const auto range = [&](const re2::StringPiece& piece) {
    const auto begin = static_cast<uint32_t>(piece.data() - text.data());
    return byte_range(begin, begin + static_cast<uint32_t>(piece.size()));
  };
  const Match match{range(groups[0]),
                    range(groups[count - 1].data() != nullptr ? groups[count - 1] : groups[0])};
  if (match.whole.begin.value > hit.begin || match.whole.end.value <= hit.begin)
    return std::nullopt;
  if (continues_before(text, match.whole.begin.value, rule.before)) return std::nullopt;
  if (continues_after(text, match.whole.end.value, rule.after)) return std::nullopt;
  return match;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return result;
}

bool has_context(const RuleRecord& rule, std::string_view around) {
  if (rule.context.empty()) return true;
  const std::string text = lower(around);
  return std::any_of(rule.context.begin(), rule.context.end(),
                     [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

bool is_varied(const RuleRecord& rule, std::string_view secret) {
  if (rule.needs_digit && secret.find_first_of("0123456789") == std::string_view::npos)
    return false;
  return rule.min_entropy == 0 || entropy(secret) * 10 >= rule.min_entropy;
}

bool is_silent(const RuleRecord& rule, std::string_view secret, const Verdict& verdict) {
  if (rule.public_by_design || verdict.published || is_known_sample(secret, rule.samples))
    return true;
  return !verdict.detail.ends_with(" matches") &&
         (is_placeholder(secret) || is_interpolated(secret));
}

void claim(const FormHit& hit, const ByteRange& secret, const ByteRange& around, Evidence gate,
           std::vector<ScanUnit>& units) {
  const RuleRecord& rule = hit.rule();
  const std::string_view text = hit.snapshot.view(secret);
  ScanUnit unit{around, secret, rule.priority, std::nullopt};
  if (!rule.context.empty()) {
    unit.extent = lines_around(hit.snapshot, around, kContextLines, kContextLines);
    if (!has_context(rule, hit.snapshot.view(unit.extent))) {
      unit.priority = 0;
      unit.claim.end = unit.claim.begin;
      units.push_back(std::move(unit));
      return;
    }
  }
  Verdict verdict = check_token(rule.check, text);
  if (verdict.state == Verdict::State::refused) return;
  if (!is_silent(rule, text, verdict)) {
    if (verdict.state != Verdict::State::valid && !is_varied(rule, text)) return;
    unit.finding =
        make_finding({rule, secret, std::move(verdict), {std::move(gate)}, {}, {}}, hit.snapshot);
  }
  units.push_back(std::move(unit));
}

}  // namespace

void read_token(const FormHit& hit, std::vector<ScanUnit>& units) {
  const auto match = match_at(hit);
  if (!match) return;
  claim(hit, match->secret, match->whole, {"form", "prefix, length and alphabet are the issuer's"},
        units);
}

void read_named(const FormHit& hit, std::vector<ScanUnit>& units) {
  const std::string_view text = hit.snapshot.view();
  const ByteRange name = name_around(text, hit.begin);
  const auto assignment = assignment_to(text, name);
  if (!assignment) return;
  const std::string_view value = hit.snapshot.view(assignment->value);
  const RuleRecord& rule = hit.rule();
  if (value.size() < rule.shortest || value.size() > kLongestToken) return;
  if (!re2::RE2::FullMatch(re2::StringPiece(value.data(), value.size()),
                           compiled_pattern(hit.record)))
    return;
  claim(hit, assignment->value, {name.begin, assignment->value.end},
        {"name", "assigned to the issuer's variable"}, units);
}

}  // namespace plumbline::secrets

// From a match of a record's shape to a claim: the last questions, the same for all forms.
//
// In order: do the words that the record wants stand near by; does the offline check refuse the
// value; is it public, a sample or a placeholder; is it varied enough for something that was drawn.
// Where the context is missing, an empty unit is left in its place, with the extent that was
// searched: without it an edit that brings the word would not look here again
// (incremental_scan.cc).
//
// A sample claims its bytes and stays silent. A value whose checksum matches is no placeholder,
// however it looks: nobody hits a checksum by chance.
#include "analyzers/secrets/claim.h"

#include <algorithm>
#include <string>

#include "analyzers/secrets/placeholder.h"
#include "analyzers/source/ascii.h"
#include "analyzers/source/entropy.h"

namespace plumbline::secrets {
namespace {

/// To each side of a value; the unit gets an extent that says so.
constexpr uint32_t kContextLines = 6;

bool has_context(const RuleRecord& rule, std::string_view around) {
  const std::string text = lower(around);
  return std::any_of(rule.context.begin(), rule.context.end(),
                     [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

/// Letters of one case and separators only: the words of an identifier.
bool is_words(std::string_view text) {
  const bool lower_only =
      text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
  const bool upper_only =
      text.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
  return (lower_only || upper_only) && text.find_first_of("0123456789") == std::string_view::npos;
}

bool is_varied(const RuleRecord& rule, std::string_view secret) {
  if (rule.needs_digit && secret.find_first_of("0123456789") == std::string_view::npos)
    return false;
  if (is_words(secret)) return false;
  return rule.min_entropy == 0 || entropy(secret) * 10 >= rule.min_entropy;
}

bool is_silent(const RuleRecord& rule, std::string_view secret, const Verdict& verdict) {
  if (rule.public_by_design || verdict.published || is_known_sample(secret, rule.samples))
    return true;
  return !verdict.detail.ends_with(" matches") &&
         (is_placeholder(secret) || is_interpolated(secret));
}

}  // namespace

bool continues_before(std::string_view text, uint32_t begin, std::string_view forbidden) {
  if (begin == 0 || forbidden.find(text[begin - 1]) == std::string_view::npos) return false;
  const char c = text[begin - 1];
  if (begin > 1 && text[begin - 2] == '\\' && (c == 'n' || c == 't' || c == 'r')) return false;
  if (c == '-' && begin > 1 && text[begin - 2] == ':') return false;  // ${NAME:-value}
  const bool opens_line = begin == 1 || text[begin - 2] == '\n';
  if (opens_line && (c == '-' || c == '+')) return false;  // a line of a patch, an item of a list
  return !(begin > 2 && text[begin - 3] == '%');
}

bool stands_alone(std::string_view text, const ByteRange& match, const RuleRecord& rule) {
  const uint32_t end = match.end.value;
  if (continues_before(text, match.begin.value, rule.before)) return false;
  return end >= text.size() || rule.after.find(text[end]) == std::string_view::npos;
}

void claim_secret(const FormHit& hit, const ByteRange& secret, const ByteRange& around,
                  Evidence gate, std::vector<ScanUnit>& units) {
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

}  // namespace plumbline::secrets

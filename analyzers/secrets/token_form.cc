// Tokens that their prefix (or a mark inside) gives away, and values that a provider's own variable
// name does.
#include <algorithm>
#include <string>

#include "analyzers/secrets/assignment.h"
#include "analyzers/secrets/claim.h"
#include "analyzers/secrets/forms.h"
#include "analyzers/secrets/pattern_cache.h"

namespace plumbline::secrets {
namespace {

constexpr uint32_t kLongestToken =
    4096;  // bytes; longer than any token but small against a minified line

uint32_t line_end(std::string_view text, uint32_t at, uint32_t reach) {
  std::string_view window = text.substr(at, reach);
  // Two searches for one character each are many times as fast as one for either.
  window = window.substr(0, window.find('\n'));
  window = window.substr(0, window.find('\r'));
  return at + static_cast<uint32_t>(window.size());
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
  return stands_alone(text, match.whole, rule) ? std::optional(match) : std::nullopt;
}

}  // namespace

void read_token(const FormHit& hit, std::vector<ScanUnit>& units) {
  const auto match = match_at(hit);
  if (!match) return;
  claim_secret(hit, match->secret, match->whole,
               {"form", "prefix, length and alphabet are the issuer's"}, units);
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
  claim_secret(hit, assignment->value, {name.begin, assignment->value.end},
               {"name", "assigned to the issuer's variable"}, units);
}

}  // namespace plumbline::secrets

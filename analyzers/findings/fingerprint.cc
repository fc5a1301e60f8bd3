// What of a finding is the same tomorrow.
//
// The line number is not: any edit above moves it. The secret is not either: a rotated key on the
// same line is the same accepted place. So a fingerprint is made of the rule, the path, the line
// with its secrets masked and its white space folded, and the number of equal ones before it in the
// file. That last makes two equal lines two findings, and swapping them none.
//
// The hash is keyed with the repository's salt. Without it, whoever can guess a path and a line
// could tell from a public report whether a private repository has them.
//
// What can go wrong: lines of a megabyte, so only a window around the finding takes part, and it
// moves with the finding; a masked secret is skipped as a whole and its length says nothing.
// Counting needs the findings sorted, by `before`.
//
// secret_hash() is another thing: the secret itself, keyed. Only the baseline keeps some bits of
// it, to tell a new secret from the accepted one.
#include "analyzers/findings/fingerprint.h"

#include <nettle/hmac.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace plumbline {
namespace {

constexpr size_t kLongestContext =
    400;  // bytes of the line that take part; minified lines are megabytes

std::string hexadecimal(const uint8_t* bytes, size_t count) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(count * 2);
  for (size_t i = 0; i < count; ++i) {
    text += kDigits[bytes[i] >> 4];
    text += kDigits[bytes[i] & 15];
  }
  return text;
}

class Hmac {
 public:
  explicit Hmac(std::string_view key) {
    hmac_sha256_set_key(&context_, key.size(), reinterpret_cast<const uint8_t*>(key.data()));
  }

  std::string digest(std::string_view text, size_t bytes) {
    hmac_sha256_update(&context_, text.size(), reinterpret_cast<const uint8_t*>(text.data()));
    std::array<uint8_t, SHA256_DIGEST_SIZE> digest{};
    hmac_sha256_digest(&context_, digest.size(), digest.data());
    return hexadecimal(digest.data(), bytes);
  }

 private:
  hmac_sha256_ctx context_{};
};

/// The finding's line, its secrets replaced by one mark and its white space folded, so that neither
/// re-indenting nor rotating the key makes a new finding.
std::string masked_context(const Finding& finding, const Snapshot& snapshot) {
  const LineNumber line = snapshot.lines->line_of(finding.range.begin);
  ByteRange range = snapshot.lines->content(line, snapshot.view());
  const uint32_t from = std::max(
      range.begin.value, finding.range.begin.value -
                             std::min<uint32_t>(finding.range.begin.value, kLongestContext / 2));
  const uint32_t to = std::min<uint32_t>(range.end.value, from + kLongestContext);
  std::string context;
  for (uint32_t at = from; at < to; ++at) {
    const auto secret = std::find_if(
        finding.secret_ranges.begin(), finding.secret_ranges.end(),
        [&](const ByteRange& candidate) { return candidate.contains(ByteOffset{at}); });
    if (secret != finding.secret_ranges.end()) {
      context += '\x01';
      at = secret->end.value - 1;
      continue;
    }
    const char c = snapshot.view()[at];
    const bool space = c == ' ' || c == '\t';
    if (!space)
      context += c;
    else if (!context.empty() && context.back() != ' ')
      context += ' ';
  }
  while (!context.empty() && context.back() == ' ') context.pop_back();
  return context;
}

/// One name for each finding: from its rule, the path, its masked line, and how many such came
/// before it.
std::vector<std::string> keyed_names(const std::vector<Finding>& findings, const Snapshot& snapshot,
                                     std::string_view path, std::string_view salt) {
  constexpr size_t kBytes = 16;
  const Hmac keyed(salt);  // the key schedule costs as much as a hash: once for all
  std::map<std::string, int> seen;
  std::vector<std::string> names;
  for (const Finding& finding : findings) {
    std::string text = finding.rule;
    text += '\0';
    text += path;
    text += '\0';
    text += masked_context(finding, snapshot);
    const int occurrence = seen[text]++;
    text += '\0';
    text += std::to_string(occurrence);
    names.push_back(Hmac(keyed).digest(text, kBytes));
  }
  return names;
}

}  // namespace

std::string keyed_hash(std::string_view salt, std::string_view text) {
  return Hmac(salt).digest(text, SHA256_DIGEST_SIZE);
}

ByteRange own_secret(const Finding& finding) {
  const auto& ranges = finding.secret_ranges;
  const auto own = std::find_if(ranges.begin(), ranges.end(), [&](const ByteRange& range) {
    return range.begin < finding.range.end && finding.range.begin < range.end;
  });
  return own == ranges.end() ? ranges.front() : *own;
}

std::string secret_hash(const Finding& finding, const Snapshot& snapshot, std::string_view key) {
  return finding.secret_ranges.empty() ? "" : keyed_hash(key, snapshot.view(own_secret(finding)));
}

void set_fingerprints(std::vector<Finding>& findings, const Snapshot& snapshot,
                      std::string_view salt) {
  std::vector<std::string> names = keyed_names(findings, snapshot, snapshot.path, salt);
  for (size_t i = 0; i < findings.size(); ++i) findings[i].fingerprint = std::move(names[i]);
}

std::vector<std::string> content_fingerprints(const std::vector<Finding>& findings,
                                              const Snapshot& snapshot, std::string_view salt) {
  return keyed_names(findings, snapshot, "", salt);
}

}  // namespace plumbline

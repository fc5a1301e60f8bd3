// An access key id says that a secret key stands near by, and which bytes it is.
//
// Alone, forty characters of base64 are nothing: a digest, an id, part of an image. Beside an id
// they are the other half, if they look drawn and the run is exactly as long. The pair is one
// finding, at the secret: the id opens nothing by itself, so its own finding is withdrawn, and it
// is named as the related place (invariant 10).
//
// The extent of the id's unit grows to the window that was searched, whether or not a secret was
// found there: an edit that brings one has to be noticed.
#include "analyzers/secrets/aws_pair.h"

#include <optional>

#include "analyzers/secrets/placeholder.h"
#include "analyzers/secrets/randomness.h"
#include "analyzers/source/ascii.h"
#include "analyzers/source/entropy.h"

namespace plumbline::secrets {
namespace {

constexpr uint32_t kNearLines = 4;
/// Characters of every secret access key.
constexpr uint32_t kSecretLength = 40;
constexpr uint32_t kNearBytes = 2048;  // of a huge line
constexpr uint8_t kPairPriority = 45;
constexpr double kLeastEntropy = 4.0;  // bits; forty random base64 characters have 4.9

bool is_secret(std::string_view text) {
  const bool mixed = text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string_view::npos &&
                     text.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string_view::npos &&
                     text.find_first_of("0123456789") != std::string_view::npos;
  return mixed && entropy(text) >= kLeastEntropy && naturalness(text) < 5.6;
}

/// The run of exactly forty base64 characters nearest after the start of `window` that looks drawn.
std::optional<ByteRange> secret_in(std::string_view text, const ByteRange& window) {
  uint32_t run = 0;
  for (uint32_t i = window.begin.value; i <= window.end.value; ++i) {
    if (i < window.end.value && is_base64_character(text[i])) {
      ++run;
      continue;
    }
    if (run == kSecretLength && is_secret(text.substr(i - run, run))) return byte_range(i - run, i);
    run = 0;
  }
  return std::nullopt;
}

ByteRange window_of(const Snapshot& snapshot, const ByteRange& id) {
  ByteRange window = lines_around(snapshot, id, kNearLines, kNearLines);
  const uint32_t begin = id.begin.value;
  if (begin - window.begin.value > kNearBytes) window.begin = ByteOffset{begin - kNearBytes};
  if (window.end.value - id.end.value > kNearBytes)
    window.end = ByteOffset{id.end.value + kNearBytes};
  return window;
}

const RuleRecord* secret_record() {
  for (const RuleRecord& record : records()) {
    if (record.info.id == "secrets/aws-secret-key") return &record;
  }
  return nullptr;
}

}  // namespace

void pair_aws_keys(const Snapshot& snapshot, size_t first, std::vector<ScanUnit>& units) {
  const RuleRecord* const record = secret_record();
  const size_t end = units.size();
  for (size_t i = first; i < end && record != nullptr; ++i) {
    if (!units[i].finding || !units[i].finding->rule.starts_with("secrets/aws-") ||
        units[i].finding->rule.find("key-id") == std::string::npos) {
      continue;
    }
    const ByteRange id = units[i].claim;
    units[i].extent = window_of(snapshot, id);
    const auto secret = secret_in(snapshot.view(), units[i].extent);
    if (!secret || is_placeholder(snapshot.view(*secret))) continue;
    Verdict verdict;
    const bool temporary = snapshot.view(id).starts_with("ASIA");
    if (!temporary) verdict.state = Verdict::State::valid;
    verdict.detail = temporary ? "pairs with a temporary key id" : "pairs with a key id";
    Detection detection{
        *record, *secret, verdict, {{"pair", "key id near by"}}, {{"", id, "its key id", {}}}, {}};
    ScanUnit unit{units[i].extent, *secret, kPairPriority, make_finding(detection, snapshot)};
    if (temporary) unit.finding->severity = Severity::hint;
    unit.finding->secret_ranges.push_back(id);
    units[i].finding.reset();
    units.push_back(std::move(unit));
  }
}

}  // namespace plumbline::secrets

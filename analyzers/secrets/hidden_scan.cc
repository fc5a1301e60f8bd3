// Runs the plain scan over what hidden_text.h digs out, and brings its findings back into the
// document.
//
// A hidden text is scanned as if it were a file of that content. Each unit found there is
// translated: its claim becomes the bytes that write the credential, its extent the extent of the
// hidden text, since any edit there may change all of it. What stands in the document as it is has
// been found without us, and is dropped (is_verbatim).
//
// A file that was encoded as a whole is read as such too: its names give away what has no form of
// its own.
//
// One level deep: what a hidden text hides is not looked for. Base64 in base64 exists, and so does
// data that unpacks without end.
//
// No remedy is offered, since an edit of the decoded value is no edit of the file. The priority is
// the lowest there is: whoever found something openly in these bytes knows more about it.
#include "analyzers/secrets/hidden_scan.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "analyzers/secrets/hidden_text.h"
#include "analyzers/secrets/place_finding.h"
#include "analyzers/secrets/place_scan.h"
#include "analyzers/secrets/text_scan.h"
#include "analyzers/source/ascii.h"

namespace plumbline::secrets {
namespace {

constexpr size_t kLongestMessage = 120;
constexpr std::string_view kNameLetters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";

std::string message_with_form(std::string_view message, std::string_view form) {
  std::string result = "In " + std::string(form) + ": " + std::string(message);
  // The part behind the last semicolon says what to do, which the rule's page says too.
  if (result.size() > kLongestMessage) result.resize(std::min(result.rfind(';'), result.size()));
  return result;
}

/// A finding in the hidden text as one in the document.
void uncover(Finding& finding, const HiddenText& hidden) {
  finding.range = hidden.written(finding.range);
  for (ByteRange& range : finding.secret_ranges) range = hidden.written(range);
  for (RelatedPlace& place : finding.related) place.range = hidden.written(place.range);
  finding.message = message_with_form(finding.message, hidden.form);
  finding.evidence.push_back({"decoding", std::string(hidden.form)});
  finding.remedy_kind.clear();
}

Snapshot snapshot_of(const HiddenText& hidden, const Snapshot& document) {
  Snapshot snapshot;
  snapshot.path = document.path;
  snapshot.text = std::make_shared<const std::string>(hidden.text);
  snapshot.lines = std::make_shared<const LineIndex>(hidden.text);
  snapshot.today = document.today;
  return snapshot;
}

/// A unit of the hidden text as one of the document.
void add(ScanUnit unit, const HiddenText& hidden, std::vector<ScanUnit>& units) {
  unit.extent = hidden.extent;
  unit.claim = hidden.written(unit.claim);
  unit.priority = 0;
  if (unit.finding) uncover(*unit.finding, hidden);
  units.push_back(std::move(unit));
}

bool scan_one(const HiddenText& hidden, const Snapshot& document, const StopToken& stop,
              std::vector<ScanUnit>& units) {
  const ByteRange nothing{hidden.extent.begin, hidden.extent.begin};
  if (hidden.far) units.push_back({hidden.extent, nothing, 0, std::nullopt});
  if (!holds_literal(hidden.text)) return true;
  const Snapshot snapshot = snapshot_of(hidden, document);
  const ByteRange whole = byte_range(0, static_cast<uint32_t>(hidden.text.size()));
  std::vector<ScanUnit> found;
  if (!scan_plain_text(snapshot, whole, stop, found)) return false;
  for (ScanUnit& unit : found) {
    if (!unit.claim.empty() && !hidden.is_verbatim(unit.claim)) add(std::move(unit), hidden, units);
  }
  return true;
}

/// A bundler's map: it repeats sources that are read as files of their own.
bool is_source_map(std::string_view text) {
  return contains(text.substr(0, 64), "\"version\"") && contains(text, "\"mappings\"");
}

/// The format of a file that somebody has encoded as a whole: lines of names and values, a script,
/// JSON.
std::optional<Language> format_of(std::string_view text) {
  for (size_t end; text.starts_with('#') && (end = text.find('\n')) != std::string_view::npos;) {
    if (text.starts_with("#!")) return Language::bash;
    text.remove_prefix(end + 1);
  }
  const bool section = text.size() > 1 && text[0] == '[' && is_letter(text[1]);
  if (section || text.starts_with("export ")) return Language::dotenv;
  if (is_source_map(text)) return std::nullopt;
  if (text.starts_with('{') || text.starts_with('[')) return Language::json;
  const size_t name = text.find_first_not_of(kNameLetters);
  const bool lines = name != 0 && name != std::string_view::npos && contains(text, "\n");
  if (lines && text[name] == '=') return Language::dotenv;
  if (lines && text[name] == ':') return Language::yaml;
  return std::nullopt;
}

/// What only its place in the encoded file gives away.
bool scan_document(const HiddenText& hidden, const Snapshot& document, const StopToken& stop,
                   std::vector<ScanUnit>& units) {
  const HiddenText file = hidden.decoded_part();
  const auto format = format_of(file.text);
  if (!format) return true;
  Snapshot snapshot = snapshot_of(file, document);
  snapshot.language = *format;
  const ByteRange whole = byte_range(0, static_cast<uint32_t>(file.text.size()));
  std::vector<ScanUnit> plain;
  if (!scan_plain_text(snapshot, whole, stop, plain)) return false;
  return scan_places({snapshot, nullptr, nullptr, stop}, whole, [&](const Candidate& candidate) {
    const bool known = std::any_of(plain.begin(), plain.end(), [&](const ScanUnit& unit) {
      return unit.claim.begin < candidate.value.end && candidate.value.begin < unit.claim.end;
    });
    auto finding = known ? std::nullopt : finding_of(candidate, snapshot);
    if (finding) add({{}, candidate.value, 0, std::move(finding)}, file, units);
    return true;
  });
}

}  // namespace

bool scan_hidden_text(const Snapshot& snapshot, const ByteRange& region, const StopToken& stop,
                      std::vector<ScanUnit>& units) {
  const auto sink = [&](const HiddenText& hidden) {
    return scan_one(hidden, snapshot, stop, units);
  };
  const auto sink_of_files = [&](const HiddenText& hidden) {
    return sink(hidden) && scan_document(hidden, snapshot, stop, units);
  };
  return find_encoded_runs(snapshot.view(), region, sink_of_files) &&
         find_escaped_strings(snapshot.view(), region, sink) &&
         find_joined_strings(snapshot.view(), region, sink);
}

}  // namespace plumbline::secrets

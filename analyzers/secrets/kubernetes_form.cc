// The data of a Kubernetes Secret: every value is one, whatever its key is called.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "analyzers/secrets/context_form.h"
#include "analyzers/secrets/encoding.h"

namespace plumbline::secrets {
namespace {

constexpr std::string_view kForm = "the data of a Kubernetes Secret";
constexpr uint32_t kReach = 16384;  // bytes of the document to each side
constexpr size_t kMostEntries = 64;

/// The document around `at`, between `---` lines.
ByteRange document_around(std::string_view text, uint32_t at) {
  const uint32_t low = at > kReach ? at - kReach : 0;
  const std::string_view before = text.substr(low, at - low);
  const size_t start = before.rfind("\n---");
  const std::string_view after = text.substr(at, kReach);
  const size_t end = std::min(after.find("\n---"), after.size());
  return byte_range(start == std::string_view::npos ? low : low + static_cast<uint32_t>(start) + 1,
                    at + static_cast<uint32_t>(end));
}

struct Line {
  uint32_t begin, end;
  uint32_t indent;  // in blanks
};

Line line_at(std::string_view text, uint32_t at, uint32_t limit) {
  uint32_t end = at;
  while (end < limit && !is_line_end(text[end])) ++end;
  uint32_t first = at;
  while (first < end && text[first] == ' ') ++first;
  return {at, end, first - at};
}

/// base64 of text is judged by the text, of anything else by how it looks itself.
Judgement judge_data(std::string_view key, std::string_view value, bool encoded) {
  if (!encoded) return judge(NameKind::password, key, value);
  auto decoded = decode_base64(value);
  if (decoded && decoded->ends_with('\n')) decoded->pop_back();
  if (!decoded || decoded->empty()) return {Strength::none, Silence::not_random};
  if (decoded->starts_with('{') && decoded->find("\"auth\":") != std::string::npos)
    return {Strength::generated, Silence::none};  // a registry's log-in
  const bool text = std::all_of(decoded->begin(), decoded->end(), [](char c) {
    return c >= ' ' || c == '\n' || c == '\t' || c == '\r';
  });
  if (!text) return judge(NameKind::key, key, value);
  return judge(NameKind::password, key, *decoded);
}

/// Names that a Secret holds beside its secrets.
bool is_harmless_key(std::string_view key) {
  static constexpr std::array<std::string_view, 14> kKeys = {
      "username", "user",    "host",      "hostname", "port",     "database", "dbname",
      "ca.crt",   "tls.crt", "namespace", "url",      "endpoint", "email",    "region"};
  return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end() || is_account_name(key);
}

void read_entry(const PlaceHit& hit, const Line& line, bool encoded, const ByteRange& document,
                std::vector<Candidate>& found) {
  TextReader reader(hit.text(), line.begin + line.indent);
  if (is_quote(reader.peek())) reader.advance();
  const ByteRange key = reader.read_until(":\"'\r\n");
  if (is_quote(reader.peek())) reader.advance();
  if (reader.peek() != ':' || is_harmless_key(hit.input.snapshot.view(key))) return;
  reader.advance();
  reader.skip_blanks();
  const auto value = read_literal(reader, BareStyle::block);
  if (!value || value->range.end.value > document.end.value) return;
  const Judgement judgement =
      judge_data(hit.input.snapshot.view(key), hit.input.snapshot.view(value->range), encoded);
  found.push_back(
      {document, value->range, NameKind::secret, judgement, kForm, false, false, true, {}});
}

}  // namespace

void read_kubernetes_secret(const PlaceHit& hit, std::vector<Candidate>& found) {
  static constexpr std::string_view kLiteral = "kind: secret";
  const std::string_view text = hit.text();
  const size_t end = hit.begin + kLiteral.size();
  if (hit.writing != Writing::yaml || (end < text.size() && is_word_character(text[end]))) return;
  const ByteRange document = document_around(text, hit.begin);
  const size_t before = found.size();
  uint32_t indent = 0;  // of `data:`
  bool inside = false;
  bool encoded = false;
  for (uint32_t at = document.begin.value; at < document.end.value;) {
    const Line line = line_at(text, at, document.end.value);
    at = line.end + 1;
    const std::string_view content =
        text.substr(line.begin + line.indent, line.end - line.begin - line.indent);
    if (content.empty() || content[0] == '#') continue;
    if (content == "data:" || content == "stringData:") {
      inside = true;
      indent = line.indent;
      encoded = content == "data:";
    } else if (inside && line.indent <= indent) {
      inside = false;
    } else if (inside && found.size() - before < kMostEntries) {
      read_entry(hit, line, encoded, document, found);
    }
  }
  if (found.size() == before)
    found.push_back({document,
                     {document.begin, document.begin},
                     NameKind::none,
                     {},
                     kForm,
                     false,
                     false,
                     true,
                     {}});
}

}  // namespace plumbline::secrets

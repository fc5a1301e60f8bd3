// Armored private keys: PEM, OpenSSH and PGP blocks, in files, in strings with `\n`, and inside
// JSON documents.
#include <algorithm>
#include <string>

#include "analyzers/secrets/encoding.h"
#include "analyzers/secrets/forms.h"
#include "analyzers/secrets/openpgp_key.h"
#include "analyzers/secrets/placeholder.h"
#include "analyzers/source/ascii.h"

namespace plumbline::secrets {
namespace {

constexpr size_t kLongestBlock = 16 * 1024;  // bytes; a 16,384-bit RSA key takes 13 KB
constexpr size_t kShortestBody = 40;         // base64 characters; an Ed25519 key has 64
constexpr size_t kShortestRest = 96;         // bytes of a key that was cut; less is an example
constexpr size_t kShortestOpenSsh = 200;     // bytes; a key on Ed25519 has 230 or more
constexpr size_t kOpenSshFrame = 140;        // characters of an OpenSSH key before anything drawn
constexpr uint32_t kDocumentLines = 12;      // of a service-account document around its key

/// `" +` between strings, `//` before a line of a comment: signs that touch no letter or digit.
bool is_apart(std::string_view block, size_t begin, size_t end) {
  const auto touches = [&](size_t i) {
    return i < block.size() && (is_letter(block[i]) || is_digit(block[i]));
  };
  return !touches(end) && (begin == 0 || !touches(begin - 1));
}

/// The base64 characters between the marks; what quoting, joining and indentation put between them
/// is left out. Headers ("Proc-Type: …") end with an empty line and are skipped.
std::string body_of(std::string_view block) {
  const size_t headers = block.rfind(": ");
  if (headers != std::string_view::npos) {
    const size_t end = block.find_first_of("\n\\", headers);
    block.remove_prefix(std::min(end, block.size()));
  }
  std::string body;
  for (size_t i = 0; i < block.size();) {
    if (block[i] == '\\') {  // `\n`, in JSON inside a string `\\n`
      i = std::min(block.find_first_not_of('\\', i), block.size()) + 1;
      continue;
    }
    if (!is_base64_character(block[i])) {
      ++i;
      continue;
    }
    const size_t signs = std::min(block.find_first_not_of("+/", i), block.size());
    const size_t end = signs == i ? i + 1 : signs;
    if (signs == i || !is_apart(block, i, end)) body += block.substr(i, end - i);
    i = end;
  }
  return body;
}

/// DER: a SEQUENCE whose length does not exceed what is there by more than the padding.
bool is_der(std::string_view bytes) {
  if (bytes.size() < 8 || bytes[0] != 0x30) return false;
  const auto byte = [&](size_t i) {
    return static_cast<size_t>(static_cast<unsigned char>(bytes[i]));
  };
  size_t length = byte(1);
  size_t head = 2;
  if (length >= 0x80) {
    const size_t count = length & 0x7F;
    if (count == 0 || count > 3) return false;
    length = 0;
    for (size_t i = 0; i < count; ++i) length = length << 8 | byte(2 + i);
    head += count;
  }
  return head + length <= bytes.size() && bytes.size() <= head + length + 3;
}

struct Key {
  bool right = false;
  bool begun = false;  // as such a key begins, but cut, or made up from there on
  bool encrypted = false;
  bool framed = false;  // OpenSSH's own format, whose first fields are zeros and look like filler
};

Key key_in(std::string_view label, std::string_view block) {
  Key key;
  std::string body = body_of(block);
  if (body.size() % 4 == 1) body.pop_back();
  const auto bytes = decode_base64(body);
  key.encrypted = label.find("ENCRYPTED") != std::string_view::npos ||
                  block.find("ENCRYPTED") != std::string_view::npos;
  if (!bytes) return key;
  if (label.find("PGP") != std::string_view::npos) {
    const OpenPgpKey pgp = read_openpgp_key(*bytes);
    return {pgp.right, pgp.encrypted};
  }
  if (bytes->starts_with("openssh-key-v1")) {
    key.right = true;
    key.framed = bytes->size() >= kShortestOpenSsh;
    key.encrypted = bytes->compare(15, 8, std::string("\0\0\0\4none", 8)) != 0;
  } else {
    key.right = key.encrypted || is_der(*bytes);
    key.begun = bytes->starts_with("\x30") && bytes->size() >= kShortestRest;
  }
  return key;
}

bool is_document_key(std::string_view around) {
  return around.find("service_account") != std::string_view::npos &&
         around.find("client_email") != std::string_view::npos;
}

}  // namespace

void read_pem(const FormHit& hit, std::vector<ScanUnit>& units) {
  const std::string_view text = hit.snapshot.view();
  const std::string_view window = text.substr(hit.begin, kLongestBlock);
  const size_t label_end = window.find("-----", 5);
  if (label_end == std::string_view::npos || label_end > 60) return;
  const std::string_view label = window.substr(0, label_end);
  if (label.find("PRIVATE KEY") == std::string_view::npos) return;
  const size_t end = window.find("-----", label_end + 5);
  const bool closed = end != std::string_view::npos && window.substr(end).starts_with("-----END");
  const auto stop =
      static_cast<uint32_t>(hit.begin + (closed ? std::min(window.size(), end + label_end + 3)
                                                : std::min<size_t>(window.size(), end)));
  const ByteRange block = byte_range(hit.begin, stop);
  const ByteRange around = lines_around(hit.snapshot, block, kDocumentLines, kDocumentLines);
  const bool document = is_document_key(hit.snapshot.view(around));
  if (document != (hit.rule().info.id.find("gcp") != std::string_view::npos)) return;
  ScanUnit unit{around, block, hit.rule().priority, std::nullopt};
  const std::string_view content = window.substr(label_end + 5, closed ? end - label_end - 5 : 0);
  const bool long_enough = body_of(content).size() >= kShortestBody;
  const Key key = closed && long_enough ? key_in(label, content) : Key{};
  const size_t filler = key.framed ? kOpenSshFrame : 0;
  if (closed && long_enough && !is_interpolated(content) &&
      !is_placeholder(content.substr(std::min(filler, content.size()), 120))) {
    Verdict verdict;
    if (key.right && !key.encrypted) verdict.state = Verdict::State::valid;
    if (key.right) verdict.detail = "the key decodes";
    Detection detection{hit.rule(), block, verdict, {{"form", "armored block"}}, {}, {}};
    if (key.encrypted) detection.detail = "encrypted";
    unit.finding = make_finding(detection, hit.snapshot);
    if (!key.right && !key.begun)
      unit.finding->severity = std::max(unit.finding->severity, Severity::info);
  }
  units.push_back(std::move(unit));
}

}  // namespace plumbline::secrets

// PuTTY's private key files: headers, base64 lines, and a line that says whether they are
// encrypted.
#include <algorithm>

#include "analyzers/secrets/forms.h"
#include "analyzers/secrets/placeholder.h"

namespace plumbline::secrets {
namespace {

constexpr size_t kLongestFile = 16 * 1024;  // bytes
constexpr size_t kShortestHalf = 60;        // bytes; an Ed25519 key has 64 behind its header

/// What follows `header` on its line.
std::string_view value_of(std::string_view file, std::string_view header) {
  const size_t at = file.find(header);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = file.substr(at + header.size());
  return rest.substr(0, std::min(rest.find_first_of("\r\n\\"), rest.size()));
}

}  // namespace

void read_ppk(const FormHit& hit, std::vector<ScanUnit>& units) {
  const std::string_view file = hit.snapshot.view().substr(hit.begin, kLongestFile);
  const std::string_view encryption = value_of(file, "Encryption: ");
  const size_t end = file.find("Private-MAC: ");
  const size_t lines = file.find("Private-Lines: ");
  if (encryption.empty() || end == std::string_view::npos) return;
  if (lines == std::string_view::npos || lines + kShortestHalf > end) return;
  const ByteRange block = byte_range(hit.begin, hit.begin + static_cast<uint32_t>(end));
  ScanUnit unit{block, block, hit.rule().priority, std::nullopt};
  if (!is_interpolated(file.substr(0, end))) {
    const bool open = encryption == "none";
    Verdict verdict;
    if (open) verdict.state = Verdict::State::valid;
    verdict.detail = "headers and both parts are there";
    Detection detection{hit.rule(), block, verdict, {{"form", "key file"}}, {}, {}};
    if (!open) detection.detail = "encrypted";
    unit.finding = make_finding(detection, hit.snapshot);
    if (!open && unit.finding->severity < Severity::info) unit.finding->severity = Severity::info;
  }
  units.push_back(std::move(unit));
}

}  // namespace plumbline::secrets

#include <algorithm>

#include "analyzers/secrets/aws_pair.h"
#include "analyzers/secrets/forms.h"
#include "analyzers/secrets/gate.h"
#include "analyzers/secrets/incremental_scan.h"
#include "analyzers/secrets/secrets.h"
#include "analyzers/secrets/text_scan.h"

namespace plumbline::secrets {
namespace {

constexpr size_t kHitsPerStopCheck = 256;

const Gate& gate() {
  static const Gate* const built = [] {
    std::vector<GateLiteral> literals;
    for (size_t i = 0; i < records().size(); ++i) {
      const RuleRecord& record = records()[i];
      for (const std::string_view literal : record.literals) {
        literals.push_back({literal, record.fold, static_cast<uint16_t>(i)});
      }
    }
    return new Gate(literals);
  }();
  return *built;
}

void read(const FormHit& hit, std::vector<ScanUnit>& units) {
  switch (hit.rule().form) {
    case Form::token:
      return read_token(hit, units);
    case Form::named:
      return read_named(hit, units);
    case Form::pem:
      return read_pem(hit, units);
    case Form::url:
      return read_url(hit, units);
    case Form::signed_url:
      return read_signed_url(hit, units);
    case Form::near:
      return read_near(hit, units);
    case Form::ppk:
      return read_ppk(hit, units);
  }
}

}  // namespace

bool scan_text(const Snapshot& snapshot, const ByteRange& region, const StopToken& stop,
               std::vector<ScanUnit>& units) {
  std::vector<GateHit> hits;
  gate().scan(snapshot.view(), region, hits);
  const size_t first = units.size();
  for (size_t i = 0; i < hits.size(); ++i) {
    if (i % kHitsPerStopCheck == 0 && stop.stop_requested()) return false;
    read({snapshot, hits[i].id, hits[i].begin}, units);
  }
  pair_aws_keys(snapshot, first, units);
  return true;
}

AnalysisResult analyze_text(const AnalysisInput& input) {
  return scan_incrementally(input, [&](const ByteRange& region, std::vector<ScanUnit>& units) {
    return scan_text(input.snapshot, region, input.stop, units);
  });
}

}  // namespace plumbline::secrets

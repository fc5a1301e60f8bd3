#include <algorithm>

#include "analyzers/secrets/aws_pair.h"
#include "analyzers/secrets/forms.h"
#include "analyzers/secrets/hidden_scan.h"
#include "analyzers/secrets/incremental_scan.h"
#include "analyzers/secrets/line_budget.h"
#include "analyzers/secrets/secrets.h"
#include "analyzers/secrets/text_scan.h"
#include "analyzers/source/literal_gate.h"

namespace plumbline::secrets {
namespace {

const LiteralGate& gate() {
  static const LiteralGate* const built = [] {
    std::vector<GateLiteral> literals;
    for (size_t i = 0; i < records().size(); ++i) {
      const RuleRecord& record = records()[i];
      for (const std::string_view literal : record.literals) {
        literals.push_back({literal, record.fold, static_cast<uint16_t>(i)});
      }
    }
    return new LiteralGate(literals);
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
    case Form::place:
      return;
  }
}

}  // namespace

bool scan_plain_text(const Snapshot& snapshot, const ByteRange& region, const StopToken& stop,
                     std::vector<ScanUnit>& units) {
  const size_t first = units.size();
  LineBudget budget(snapshot);
  const bool complete = gate().for_each_hit(snapshot.view(), region, stop, [&](const GateHit& hit) {
    if (budget.spend(hit.begin)) read({snapshot, hit.id, hit.begin}, units);
    return true;
  });
  pair_aws_keys(snapshot, first, units);
  return complete;
}

bool holds_literal(std::string_view text) {
  return gate().holds_any(text);
}

bool scan_text(const Snapshot& snapshot, const ByteRange& region, const StopToken& stop,
               std::vector<ScanUnit>& units) {
  return scan_plain_text(snapshot, region, stop, units) &&
         scan_hidden_text(snapshot, region, stop, units);
}

AnalysisResult analyze_text(const AnalysisInput& input) {
  return scan_incrementally(
      input, [&](const ByteRange& region, const StopToken& stop, std::vector<ScanUnit>& units) {
        return scan_text(input.snapshot, region, stop, units);
      });
}

}  // namespace plumbline::secrets

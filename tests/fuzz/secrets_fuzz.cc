// Texts as anybody might type them, and tokens as anybody might bend them: no byte may lead a form
// or an offline check astray. The limits of the run (-timeout, -rss_limit_mb) are the promise that
// no text can hang or flood the program.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "analyzers/secrets/check.h"
#include "analyzers/secrets/secrets.h"

namespace {

using plumbline::secrets::Check;

void check_findings(const plumbline::AnalysisResult& result, size_t size) {
  for (const auto& finding : result.findings) {
    if (finding.range.end.value > size || finding.range.begin > finding.range.end) std::abort();
    for (const auto& secret : finding.secret_ranges) {
      if (secret.end.value > size) std::abort();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const plumbline::Date today{2026, 11, 24};
  for (const char* const path : {"a.py", "values.yaml", ".env"}) {
    const auto snapshot = plumbline::make_snapshot(path, text, today);
    check_findings(plumbline::secrets::analyze_text({snapshot, nullptr, nullptr, {}}), size);
    check_findings(plumbline::secrets::analyze_tree({snapshot, nullptr, nullptr, {}}), size);
  }
  for (int check = 0; check <= static_cast<int>(Check::colon_base64); ++check)
    plumbline::secrets::check_token(static_cast<Check>(check), text);
  return 0;
}

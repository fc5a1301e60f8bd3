// Rule files as anybody might type them, hostile ones included, and the rules that load run over a
// small text. The limits of the run (-timeout, -rss_limit_mb) are the promise that no rule can hang
// or flood the program.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "analyzers/patterns/patterns.h"
#include "analyzers/syntax/parser.h"

namespace {

constexpr const char* kPython =
    "import os\n\n\ndef f(a, b):\n    x = os.path.join(a, b, 'c')\n    if a and b:\n        foo(x, "
    "1, y=2)\n"
    "    try:\n        bar()\n    except Exception:\n        pass\n    return x\n";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::array files = {plumbline::patterns::RuleFile{
      "r.yaml", std::string(reinterpret_cast<const char*>(data), size)}};
  const auto loaded = plumbline::patterns::load_rules(files, false);
  for (const auto& fault : loaded.faults) {
    if (fault.fault.range.end.value > size) std::abort();
  }
  const auto snapshot = plumbline::make_snapshot("a.py", kPython);
  static const auto tree = plumbline::syntax::parse(plumbline::Language::python, kPython);
  const auto result =
      plumbline::patterns::analyze({snapshot, &*tree, nullptr, {}}, *loaded.rules, nullptr);
  for (const auto& finding : result.findings) {
    if (finding.range.end.value > snapshot.text->size()) std::abort();
  }
  return 0;
}

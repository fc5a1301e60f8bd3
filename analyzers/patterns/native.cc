#include "analyzers/patterns/native.h"

#include "analyzers/patterns/rule_set.h"

namespace plumbline::patterns {

std::span<const RuleInfo> native_infos() {
  return {};
}

void run_native_checks(const RuleSet& rules, const AnalysisInput& input,
                       const std::vector<Unit>& units, const ProjectFiles& files,
                       std::vector<Finding>& findings) {
  (void)rules, (void)input, (void)units, (void)files, (void)findings;
}

}  // namespace plumbline::patterns

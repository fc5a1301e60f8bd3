#include "analyzers/patterns/native.h"

#include <array>

#include "analyzers/patterns/rule_set.h"
#include "analyzers/patterns/undeclared_import.h"

namespace plumbline::patterns {

std::span<const RuleInfo> native_infos() {
  static const std::array kInfos = {undeclared_import_info()};
  return kInfos;
}

void run_native_checks(const RuleSet& rules, const AnalysisInput& input, const ProjectFiles& files,
                       KnownModules* known, std::vector<Finding>& findings) {
  if (rules.find(native_infos()[0].id) == nullptr) return;
  find_undeclared_imports(input, files, known, findings);
}

}  // namespace plumbline::patterns

// Check 152: an import that no manifest declares, that is no standard module and no file of the
// project. Assistants invent package names, and somebody else may have registered the invented one.
#pragma once

#include <vector>

#include "analyzers/findings/analysis.h"
#include "analyzers/patterns/known_modules.h"
#include "analyzers/patterns/patterns.h"

namespace plumbline::patterns {

RuleInfo undeclared_import_info();

/// Python and JavaScript/TypeScript. Silent where the project has no manifest, for optional imports
/// (inside `try`) and for names that a path alias may stand behind. `known` may be null.
void find_undeclared_imports(const AnalysisInput& input, const ProjectFiles& files,
                             KnownModules* known, std::vector<Finding>& findings);

}  // namespace plumbline::patterns

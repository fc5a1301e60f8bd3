// Checks that the rule language cannot express, because they ask the project and not the file.
#pragma once

#include <vector>

#include "analyzers/findings/analysis.h"
#include "analyzers/patterns/known_modules.h"
#include "analyzers/patterns/patterns.h"
#include "analyzers/source/project_files.h"

namespace plumbline::patterns {

/// Appends the findings of the native checks that `rules` holds.
void run_native_checks(const RuleSet& rules, const AnalysisInput& input, const ProjectFiles& files,
                       KnownModules* known, std::vector<Finding>& findings);

}  // namespace plumbline::patterns

// `plumbline import`: what a team already told another scanner.
#pragma once

#include <string>

namespace plumbline::cli {

/// `.gitleaks.toml` becomes rules and ignore lines; `.gitleaksignore` and `.secrets.baseline`
/// become entries of the baseline, each with where it comes from. What has no counterpart is named
/// on standard error. `root` empty: found.
int import_file(const std::string& file, const std::string& root);

}  // namespace plumbline::cli

// What a project says of itself that trust lints ask: its repository at GitHub, and whom its trust
// policies admit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/source/project_files.h"

namespace plumbline::engine {

/// "acme/shop" by the remote `origin` in .git/config; empty if it is not at GitHub or not known.
std::string github_repository(const ProjectFiles& files);

/// The subjects that the project's trust policies admit for this repository; for all if it is
/// not known. Sorted. Reads at most a few thousand files of Terraform, JSON and YAML.
std::vector<std::string> subjects_of(const ProjectFiles& files);

/// Whether a change of the file may change subjects_of the project.
bool may_hold_subjects(std::string_view path);

}  // namespace plumbline::engine

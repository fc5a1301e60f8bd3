// Which platform a project runs on, by what lies in its files.
//
// Of several ways to replace a credential the first one offered is the platform's. What counts as
// evidence is data (rules/platforms): deploy files before Terraform before pipelines before what is
// imported, and the strongest that says anything decides.
#pragma once

#include <string>
#include <vector>

#include "analyzers/source/project_files.h"
#include "analyzers/source/snapshot.h"

namespace plumbline::engine {

/// Sorted: "aws", "azure", "gcp", "vault". Several of the same strength are a conflict; empty:
/// nothing is known. Reads at most a few thousand small files.
std::vector<std::string> platforms_of(const ProjectFiles& files);

/// By the imports of one document: for a project that says nothing.
std::vector<std::string> platforms_of(const Snapshot& document);

/// Whether a change of the file may change platforms_of the project.
bool is_platform_evidence(std::string_view path);

}  // namespace plumbline::engine

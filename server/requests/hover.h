// What a finding is, on hover: rule, evidence, why it matters, what to do.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzers/findings/finding.h"
#include "server/engine/project.h"

namespace plumbline::server {

/// The findings under a byte, as Markdown or plain text; empty if there is none. Never a secret.
std::string hover_text(const std::vector<Finding>& findings, ByteOffset at,
                       const engine::Project& project, bool markdown);

/// The smallest finding under a byte.
const Finding* finding_at(const std::vector<Finding>& findings, ByteOffset at);

}  // namespace plumbline::server

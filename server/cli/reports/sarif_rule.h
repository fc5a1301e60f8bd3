// A rule as SARIF's reportingDescriptor, and the weaknesses that rules point to.
#pragma once

#include <string>
#include <vector>

#include "server/cli/reports/json_text.h"
#include "server/cli/rule_catalogue.h"

namespace plumbline::cli {

Json sarif_rule(const RuleDescription& rule);

/// error, warning, note: SARIF knows no hint.
std::string_view sarif_level(Severity severity);

/// The CWE taxonomy with the entries named; "CWE-798" has the id "798".
Json sarif_taxonomy(const std::vector<std::string>& weaknesses);

/// A reference to one of its entries.
Json sarif_taxon(const std::string& weakness);

}  // namespace plumbline::cli

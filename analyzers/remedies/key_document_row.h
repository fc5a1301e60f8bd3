// 2.json: a service-account key document gives way to an external-account configuration, which
// holds no secret.
#pragma once

#include <optional>

#include "analyzers/remedies/site.h"

namespace plumbline::remedies {

std::optional<Plan> key_document_row(const Site& site);

}  // namespace plumbline::remedies

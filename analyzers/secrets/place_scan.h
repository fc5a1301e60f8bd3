// Everything in a stretch of a text that only its place gives away, reported or not: what
// analyze_tree turns into findings and near_misses() into reasons.
#pragma once

#include <functional>

#include "analyzers/secrets/context_form.h"

namespace plumbline::secrets {

/// True: go on.
using CandidateVisitor = std::function<bool(const Candidate& candidate)>;

/// Visits a candidate for every literal that stands in `region` (whole lines). False: the stop
/// token or the visitor ended it.
bool scan_places(const AnalysisInput& input, const ByteRange& region,
                 const CandidateVisitor& visit);

}  // namespace plumbline::secrets

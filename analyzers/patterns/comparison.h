// `metavariable-comparison`: a small evaluator of Python expressions over what metavariables stand
// for.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "analyzers/patterns/formula.h"

namespace plumbline::patterns {

/// The source text of a metavariable ("$X"), or nothing if the match does not bind it.
using BoundText = std::function<std::optional<std::string>(std::string_view name)>;

/// False also where the expression cannot be evaluated: an unknown name, a text compared with a
/// number.
bool comparison_holds(const Condition& condition, const BoundText& bound);

}  // namespace plumbline::patterns

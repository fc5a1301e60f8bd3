// The records' regular expressions, compiled when the gate first needs one: a run touches a handful
// of them.
#pragma once

#include <re2/re2.h>

#include <cstddef>

namespace plumbline::secrets {

/// The pattern of records()[index]. Safe on every thread; lives as long as the program.
const re2::RE2& compiled_pattern(size_t index);

}  // namespace plumbline::secrets

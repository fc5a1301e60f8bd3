// Whether the rest of the project needs what one file declares.
#pragma once

#include "analyzers/remedies/declaration.h"
#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {

/// True if another file that can see the declaration spells its name, and that of the file, package
/// or class through which it would. By spelling only, and in a bounded number of files: what lies
/// beyond is taken not to need it. False without project files.
bool is_named_in_other_files(const Document& document, const Declaration& declaration);

}  // namespace plumbline::remedies

// How each language writes its imports.
#pragma once

#include <vector>

#include "analyzers/remedies/import_table.h"

namespace plumbline::remedies {

struct Imports {
  std::vector<Binding> bindings;
  std::vector<Node> statements;
};

Imports read_imports(const Code& code);

}  // namespace plumbline::remedies

// Takes items out of a bracketed list (arguments, object, import names) the way a person would: an
// item that has its lines to itself goes with them, the others with one comma, and the last item
// left keeps or drops its comma as the list did before.
#pragma once

#include <vector>

#include "analyzers/remedies/code.h"
#include "analyzers/remedies/edit_script.h"

namespace plumbline::remedies {

/// `list` begins and ends with its brackets (or, for `import a, b`, with its first and last item);
/// `removed` are some of its items, in order. A list left without items and comments closes up:
/// `()`.
void remove_items(const Code& code, Node list, const std::vector<Node>& removed,
                  EditScript& script);

}  // namespace plumbline::remedies

// Options that a variable holds for a call: `opts` of `new S3Client(opts)`, `kw` of `client(**kw)`.
#pragma once

#include <optional>

#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {

struct HeldOptions {
  /// Where the variable stands in the call, with its `**` or `...`.
  Node place;
  /// What holds the entries: an object, a dictionary, an array, the arguments of `dict(…)`.
  Node list;
  /// Something else reads the variable, too: its entries must stay.
  bool shared = false;
};

/// Nothing for a value that is no variable of the file, or not one of such a list.
std::optional<HeldOptions> held_options(const Document& document, Node place);

/// The value without what only tells its type: `{ … } satisfies T`, `( … )`.
Node without_type(Node value);

/// Takes the items out of the lists that hold them; a list that they alone fill goes with its
/// variable, and `call_list` loses it. False if an entry goes that others read.
bool remove_options(const Document& document, Node call_list,
                    const std::optional<HeldOptions>& held, std::vector<Node> gone, Plan& plan);

}  // namespace plumbline::remedies

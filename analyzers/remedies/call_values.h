// A call with what it is given, by position and by name, however the language writes names: keyword
// arguments, an object of options, pairs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {

struct CallValue {
  Node whole;  // with its name
  Node value;
  std::string_view name;  // empty: positional
};

struct CallValues {
  Node call;
  Node list;  // what holds the items: the arguments, or the object of options
  std::string callee;
  std::vector<CallValue> values;
  bool open = false;  // more values than are seen: `**options`

  /// By name, or by position as "#0"; null if there is none.
  const CallValue* find(std::string_view place) const;
};

/// Nothing for a node that calls or constructs nothing.
std::optional<CallValues> call_values_at(const Document& document, Node node);

}  // namespace plumbline::remedies

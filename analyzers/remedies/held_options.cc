#include "analyzers/remedies/held_options.h"

#include "analyzers/remedies/declaration.h"

namespace plumbline::remedies {

std::optional<HeldOptions> held_options(const Code& code, Node use) {
  if (!is_one_of(use, {"identifier", "constant", "instance_variable", "variable_name"})) return {};
  const auto declaration = declaration_of(code, use);
  if (!declaration) return {};
  Node object = declaration->value;
  const bool frozen = is_one_of(object, {"call"}) && code.of(object.field("method")) == "freeze";
  if (frozen) object = object.field("receiver");
  if (!is_one_of(object, {"hash", "array_creation_expression"})) return {};
  return HeldOptions{object, uses_of(code, *declaration).size() != 1};
}

}  // namespace plumbline::remedies

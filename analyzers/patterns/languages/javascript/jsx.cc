#include "analyzers/patterns/languages/javascript/jsx.h"

namespace plumbline::patterns {

void jsx_element(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const uint32_t index = builder.open(Kind::element, role, node.range());
  const syntax::Node opening = node.field("open_tag");
  const std::vector<Kid> inner(kids.begin(), kids.end());
  const Kids tag = opening.is_null() ? Kids(inner) : builder.read_kids(opening);
  builder.down();
  const syntax::Node name = (opening.is_null() ? node : opening).field("name");
  if (!name.is_null()) builder.add(name, Role::name);
  const uint32_t attributes = builder.open(Kind::object, Role::arguments, node.range());
  for (const Kid& kid : tag) {
    if (kid.node.kind() == "jsx_attribute" || kid.node.kind() == "jsx_expression") {
      builder.add(kid.node, Role::element);
    }
  }
  builder.close(attributes);
  if (!opening.is_null()) {
    for (const Kid& kid : inner) {
      if (kid.node.is_named() && kid.role == Role::none) builder.add(kid.node, Role::content);
    }
  }
  builder.up();
  builder.close(index);
}

void jsx_attribute(ViewBuilder& builder, syntax::Node node, Role role, Kids kids) {
  const uint32_t index = builder.open(Kind::pair, role, node.range());
  Role next = Role::key;
  for (const Kid& kid : kids) {
    if (!kid.node.is_named()) continue;
    builder.add(kid.node, next);
    next = Role::value;
  }
  builder.close(index);
}

}  // namespace plumbline::patterns

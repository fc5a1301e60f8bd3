// Markup inside JavaScript: elements and their attributes as nodes of the view.
#pragma once

#include "analyzers/patterns/view_builder.h"

namespace plumbline::patterns {

/// `<name attribute… />` and `<name attribute…>…</name>` are one shape: the name, an object of the
/// attributes, and what is enclosed, if anything is.
void jsx_element(ViewBuilder& builder, syntax::Node node, Role role, Kids kids);

/// `name="value"`, `name={value}`, `name`: a pair.
void jsx_attribute(ViewBuilder& builder, syntax::Node node, Role role, Kids kids);

}  // namespace plumbline::patterns

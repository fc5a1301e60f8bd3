// What the syntax tree says about the place of an assignment.
#pragma once

#include "analyzers/syntax/tree.h"

namespace plumbline::secrets {

struct StringPlace {
  bool is_literal = false;    // the value is a whole string, without interpolation
  bool interpolated = false;  // a string with something filled in
  bool in_comment = false;
  ByteRange extent;  // of the nodes that decided it
};

/// `from`: where the name, or whatever else gives the value away, begins.
StringPlace place_of(const syntax::Tree& tree, const ByteRange& from, const ByteRange& value);

/// True if the range lies in a string or a comment.
bool is_text_node(const syntax::Tree& tree, const ByteRange& range);

}  // namespace plumbline::secrets

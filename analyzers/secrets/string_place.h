// What the syntax tree says about the place of an assignment.
#pragma once

#include "analyzers/secrets/assignment.h"
#include "analyzers/syntax/tree.h"

namespace plumbline::secrets {

struct StringPlace {
  bool is_literal = false;  // the value is a whole string, without interpolation
  bool in_comment = false;
  ByteRange extent;  // of the node that decided it
};

StringPlace place_of(const syntax::Tree& tree, const Assignment& assignment);

}  // namespace plumbline::secrets

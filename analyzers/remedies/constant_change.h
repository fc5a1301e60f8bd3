// A constant that must be read at run time is none any more: its declaration changes with it, and a
// person judges whether every use allows that.
#pragma once

#include <string>

#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {

enum class ConstantChange {
  none,         // no constant: nothing to change
  declaration,  // changed around the literal, which is still to be replaced
  whole,        // changed with the literal
  impossible,
};

/// Go `const x = …` → `var x = …`, also out of a group; C# `const` → `static readonly`; PHP
/// `const X = …;` → `define('X', …);`; Rust `const` and `static` → a `LazyLock`. `lookup` is what
/// the literal gives way to.
ConstantChange change_constant(const Code& code, Node literal, const std::string& lookup,
                               EditScript& script);

}  // namespace plumbline::remedies

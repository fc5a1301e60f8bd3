// A variable or constant of the file: where its value stands and where it is used. Conservative: a
// name that is bound twice in its scope has no declaration.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analyzers/remedies/code.h"

namespace plumbline::remedies {

struct Declaration {
  Node name;
  Node value;
  /// What goes when the declaration goes: the statement, or the item of a longer declaration.
  Node whole;
  /// Where the name is known.
  Node scope;
  /// The written type, or null.
  Node type;
  /// Lives in a block of a function, not in the file, the class or the package.
  bool local = false;
  /// Go `const`, TypeScript enum and the like: the value must be known when compiling.
  bool constant = false;
  /// Other files may name it (`export const`).
  bool exported = false;
  /// The class whose member it is, where that is read through an object; else null.
  Node owner = {};
};

/// The declaration whose whole value is `value`.
std::optional<Declaration> declaration_by_value(const Code& code, Node value);

/// The declaration that the name at `use` refers to.
std::optional<Declaration> declaration_of(const Code& code, Node use);

/// Every place where the declared name is read, or bound anew; its own name is none.
std::vector<Node> uses_of(const Code& code, const Declaration& declaration);

/// The value of the variable that the node reads, if one declaration gives it; else the node.
Node looked_through(const Code& code, Node value);

}  // namespace plumbline::remedies

// The normalised view: one small vocabulary of nodes for all languages, in flat arrays.
//
// Rules match on this, never on grammar nodes: the grammar of one language calls a call `call`, the
// next `method_invocation`, and wraps it differently. A View covers one top-level declaration
// ("unit"); its offsets count from the start of the unit, so that it stays true when text before
// the unit changes. Nodes lie in document order of their parents (preorder): the children of node i
// start at i + 1, and `next` jumps over a subtree.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzers/source/offsets.h"

namespace plumbline::patterns {

enum class Kind : uint8_t {
  other,  // anything without a meaning of its own: matched by its grammar name and its children, in
          // order
  identifier,
  member,
  subscript,
  call,
  creation,
  string,
  string_content,
  number,
  boolean,
  null,
  regex,
  list,
  dictionary,
  set,
  tuple,
  object,
  element,  // of markup: JSX
  pair,
  spread,
  assignment,
  augmented_assignment,
  declaration,
  unary,
  binary,
  conditional,
  await,
  lambda,
  arguments,
  keyword_argument,
  function,
  parameters,
  parameter,
  class_,
  decorator,
  import_,
  import_name,
  block,
  expression_statement,
  if_,
  for_,
  for_each,
  while_,
  do_,
  switch_,
  case_,
  try_,
  catch_,
  finally,
  with,
  return_,
  throw_,
  type,
  // Only in patterns:
  metavariable,
  argument_metavariable,
  ellipsis,
  deep,
};

/// A set of kinds, one bit each.
using Kinds = uint64_t;
static_assert(static_cast<unsigned>(Kind::deep) < 64);

constexpr Kinds kinds_of(Kind kind) {
  return Kinds{1} << static_cast<unsigned>(kind);
}

/// What a child is to its parent. Roles from `first_field` up are grammar fields without a meaning
/// of their own.
enum class Role : uint8_t {
  none,
  callee,
  arguments,
  object,
  name,
  left,
  right,
  key,
  value,
  body,
  statement,
  condition,
  then,
  otherwise,
  parameters,
  parameter,
  return_type,
  type,
  decorator,
  modifier,
  superclass,
  type_parameters,
  type_arguments,
  default_value,
  handler,
  finalizer,
  operand,
  element,
  module,
  alias,
  receiver,
  item,
  initializer,
  content,  // what an element encloses
  first_field = 48,
};

enum NodeFlag : uint8_t {
  kInterpolated = 1,  // a string with holes
  kDeclares = 2,      // an assignment that declares its target
  kError = 4,         // holds a syntax error
  kSelector = 8,      // a member reached through a pointer: `->`
};

/// Hash of a text: equal texts, equal atoms. 0 stands for "no text".
using Atom = uint64_t;

Atom atom_of(std::string_view text);
/// The hash of a dotted name, built from the left: extend(extend(0, "os"), "system").
Atom extend_path(Atom path, Atom segment);
/// The hash of "a.b.c".
Atom path_of(std::string_view dotted);

struct ViewNode {
  Atom atom = 0;  // name, operator, literal content; for `other` the grammar's name and its tokens
  uint64_t shape = 0;  // hash of the whole subtree, whitespace, comments and parentheses left out
  Kinds kinds = 0;     // of the whole subtree
  uint32_t begin = 0;  // from the start of the unit
  uint32_t end = 0;
  uint32_t next = 0;  // the first node after the subtree
  uint32_t parent = 0;
  Kind kind = Kind::other;
  Role role = Role::none;
  uint8_t flags = 0;
  uint8_t detail = 0;  // patterns: see pattern.h
};

struct View {
  std::vector<ViewNode> nodes;

  const ViewNode& operator[](uint32_t index) const { return nodes[index]; }
  uint32_t size() const { return static_cast<uint32_t>(nodes.size()); }
  /// The first child with a role, or 0 (the root is nobody's child).
  uint32_t child(uint32_t index, Role role) const;
  uint32_t child_count(uint32_t index) const;
  bool is_leaf(uint32_t index) const { return nodes[index].next == index + 1; }
};

/// A view at its place in a text.
struct Unit {
  const View* view = nullptr;
  uint32_t begin = 0;
};

/// A node at its place in a text.
struct Place {
  const Unit* unit = nullptr;
  uint32_t index = 0;

  const View& view() const { return *unit->view; }
  const ViewNode& node() const { return unit->view->nodes[index]; }
  Place at(uint32_t other) const { return {unit, other}; }
  ByteRange range() const {
    return byte_range(unit->begin + node().begin, unit->begin + node().end);
  }
  friend bool operator==(const Place&, const Place&) = default;
};

}  // namespace plumbline::patterns

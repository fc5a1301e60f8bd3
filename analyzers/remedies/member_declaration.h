// Members of a class that hold a value of their own: `self.key = "…"`, a class attribute, a field
// of JavaScript. They are read through an object, so their uses are not those of a plain name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/remedies/declaration.h"

namespace plumbline::remedies {

/// The member whose whole value is `value`; Python, JavaScript, TypeScript and PHP (a field of Java
/// is known by its plain name, too).
std::optional<Declaration> member_in(const Code& code, Node value);

/// How the declaration spells the member that the leaf reads: `$key` for `$this->key` of PHP.
std::string member_spelling(const Code& code, Node leaf);

/// Whether the leaf is the last part of `x.name`.
bool is_member_name(Node leaf);

/// Python: a plain name in the body of the class itself reads the attribute.
bool is_read_in_body(const Code& code, Node leaf, Node owner);

/// The class that `self.name`, `this.name` or `Class.name` at the leaf speaks of; null for another
/// object.
Node owner_at(const Code& code, Node leaf);

/// Every place where the member is read or set anew, by whatever object: types are not known. Not
/// those of another class that has a member of this name itself.
std::vector<Node> member_uses(const Code& code, const Declaration& member);

}  // namespace plumbline::remedies

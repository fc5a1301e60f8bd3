// Names, scopes and uses without a compiler, always on the careful side.
//
// A declaration is found by its shape in the language's grammar (declaration_forms.h), its uses by
// spelling: every leaf inside its scope that reads the same name and is not the name of something
// else, a member, a keyword, a field of a literal. Two declarations of one name in one scope are no
// declaration, since nobody knows which one a use means; an inner scope hides an outer one.
//
// The two errors are not alike. A use too many (a name that only looks the same) keeps a
// declaration that could go: untidy. A use too few would take out a declaration that is needed:
// code that does not run. So names_a_member() has to be sure before a leaf is left out of the uses.
//
// Why not a symbol table: half of the languages would need types to do better, and a row asks about
// two or three names in one file.
#include "analyzers/remedies/declaration.h"

#include "analyzers/remedies/declaration_forms.h"
#include "analyzers/remedies/member_declaration.h"

namespace plumbline::remedies {
namespace {

/// `x.Name(…)`, `name: …` in a call, `{ Name = … }`.
bool names_a_csharp_member(Node leaf, Node parent) {
  if (is_one_of(parent, {"argument", "attribute_argument"})) return parent.field("name") == leaf;
  const Node around = parent.parent();
  if (is_one_of(parent, {"assignment_expression"})) {
    return is_one_of(around, {"initializer_expression"}) && parent.field("left") == leaf;
  }
  return is_one_of(parent, {"member_access_expression"}) && parent.field("name") == leaf &&
         is_one_of(around, {"invocation_expression"}) && around.field("function") == parent;
}

/// `x.name`, `name=…` in a call, `{ name: … }`: the name of something else.
bool names_a_member(const Code& code, Node leaf) {
  if (is_one_of(leaf, {"property_identifier", "field_identifier"})) return true;
  const Node parent = leaf.parent();
  if (code.language == Language::java) {
    return is_one_of(parent, {"method_invocation"}) && parent.field("name") == leaf;
  }
  if (code.language == Language::csharp) return names_a_csharp_member(leaf, parent);
  if (code.language == Language::ruby) return parent.field("method") == leaf;
  if (is_one_of(parent, {"attribute"})) return parent.field("attribute") == leaf;
  if (is_one_of(parent, {"keyword_argument"})) return parent.field("name") == leaf;
  if (is_one_of(parent, {"literal_element"})) {
    const Node keyed = parent.parent();
    return is_one_of(keyed, {"keyed_element"}) && keyed.named_child(0) == parent;
  }
  return false;
}

/// The member that `self.name` reads, if one assignment alone gives it.
std::optional<Declaration> member_of(const Code& code, Node use) {
  const Node owner = owner_at(code, use);
  std::optional<Declaration> found;
  if (owner.is_null()) return found;
  for (const Node leaf : names_reading(code, member_spelling(code, use), code.root.range())) {
    const auto member = declaration_in(code, value_beside(code, leaf));
    if (!member || !(member->name == leaf) || !(member->owner == owner)) continue;
    if (found) return {};
    found = member;
  }
  return found;
}

}  // namespace

std::optional<Declaration> declaration_by_value(const Code& code, Node value) {
  return declaration_in(code, value);
}

std::optional<Declaration> declaration_of(const Code& code, Node use) {
  if (code.language == Language::php && is_one_of(use, {"name"}) && !is_member_name(use)) {
    const Node value = defined_value(code, code.of(use));
    if (!value.is_null()) return declaration_in(code, value);
  }
  if (is_member_name(use)) return member_of(code, use);
  if (names_a_member(code, use)) return {};
  std::optional<Declaration> nearest;
  for (const Node leaf : names_reading(code, code.of(use), code.root.range())) {
    const auto found = declaration_in(code, value_beside(code, leaf));
    if (!found || !(found->name == leaf) || !found->scope.range().contains(use.range())) continue;
    if (!found->owner.is_null() && !is_read_in_body(code, use, found->owner)) continue;
    if (nearest && nearest->scope == found->scope) return {};
    if (!nearest || nearest->scope.range().contains(found->scope.range())) nearest = found;
  }
  return nearest;
}

std::vector<Node> uses_of(const Code& code, const Declaration& declaration) {
  if (!declaration.owner.is_null()) return member_uses(code, declaration);
  std::vector<Node> uses;
  for (const Node leaf :
       names_reading(code, code.of(declaration.name), declaration.scope.range())) {
    if (leaf == declaration.name || names_a_member(code, leaf)) continue;
    uses.push_back(leaf);
  }
  return uses;
}

Node looked_through(const Code& code, Node value) {
  if (value.is_null()) return value;
  Node name = value.field("attribute");
  if (name.is_null()) name = value.field("property");
  if (name.is_null()) name = value;
  if (!name.kind().ends_with("identifier")) return value;
  const auto declaration = declaration_of(code, name);
  return declaration ? declaration->value : value;
}

}  // namespace plumbline::remedies

#include "analyzers/remedies/member_declaration.h"

#include <algorithm>

#include "analyzers/remedies/declaration_forms.h"

namespace plumbline::remedies {
namespace {

constexpr std::string_view kClasses[] = {"class_definition", "class_declaration", "class",
                                         "abstract_class_declaration"};

Node class_around(Node node) {
  return node.is_null() ? Node() : enclosing(node.parent(), kClasses);
}

/// Directly in the body of its class, not in a method of it.
bool is_in_class_body(Node statement) {
  const Node body = statement.parent();
  return is_one_of(body, {"block", "class_body"}) && is_one_of(body.parent(), kClasses);
}

bool is_self(const Code& code, Node object) {
  if (is_one_of(object, {"this"})) return true;
  const std::string_view name = code.of(object);
  if (code.language == Language::php) return name == "$this";
  return code.language == Language::python && (name == "self" || name == "cls");
}

Node name_of_access(Node access) {
  if (is_one_of(access, {"member_access_expression"})) return access.field("name");
  const Node attribute = access.field("attribute");
  return attribute.is_null() ? access.field("property") : attribute;
}

std::optional<Declaration> assigned_member(const Code& code, Node value) {
  const Node assignment = value.parent();
  if (!is_one_of(assignment, {"assignment", "assignment_expression"})) return {};
  const Node left = assignment.field("left");
  const Node statement = assignment.parent();
  if (!(assignment.field("right") == value) || !is_one_of(left, {"attribute", "member_expression"}))
    return {};
  if (!is_one_of(statement, {"expression_statement"}) || !is_self(code, left.field("object"))) {
    return {};
  }
  Declaration found{name_of_access(left), value, statement, code.root, assignment.field("type")};
  found.owner = class_around(statement);
  return found.owner.is_null() ? std::nullopt : std::optional(found);
}

std::optional<Declaration> class_attribute(const Code& code, Node value) {
  const Node assignment = value.parent();
  if (!is_one_of(assignment, {"assignment"})) return {};
  const Node left = assignment.field("left");
  if (!is_one_of(left, {"identifier"})) return {};
  const Node statement = assignment.parent();
  if (!(assignment.field("right") == value) || !is_in_class_body(statement)) return {};
  Declaration found{left, value, statement, code.root, assignment.field("type")};
  found.owner = class_around(statement);
  return found;
}

std::optional<Declaration> script_field(const Code& code, Node value) {
  const Node field = value.parent();
  if (!is_one_of(field, {"field_definition", "public_field_definition"})) return {};
  Node name = field.field("name");
  if (name.is_null()) name = field.field("property");
  if (!(field.field("value") == value) || !name.kind().ends_with("identifier")) return {};
  Declaration found{name, value, field, code.root, field.field("type")};
  found.owner = class_around(field);
  return found.owner.is_null() ? std::nullopt : std::optional(found);
}

/// PHP: `private $key = '…';`. Others of a class may be read from anywhere.
std::optional<Declaration> php_property(const Code& code, Node value) {
  const Node element = value.parent();
  if (!is_one_of(element, {"property_element"})) return {};
  const Node name = element.named_child(0);
  const Node statement = element.parent();
  uint32_t elements = 0;
  bool own = false;
  for (const Node item : items_of(statement)) {
    elements += is_one_of(item, {"property_element"}) ? 1U : 0U;
    own = own || code.of(item) == "private";
    if (code.of(item) == "static") return {};  // read as `self::$key`
  }
  if (elements != 1 || name == value || !is_one_of(name, {"variable_name"})) return {};
  Declaration found{name, value, statement, code.root, statement.field("type")};
  found.exported = !own;
  found.owner = class_around(statement);
  return found.owner.is_null() ? std::nullopt : std::optional(found);
}

bool declares(const Code& code, Node owner, std::string_view name) {
  const std::vector<Node> leaves = names_reading(code, name, owner.range());
  return std::any_of(leaves.begin(), leaves.end(), [&](Node leaf) {
    const auto found = member_in(code, value_beside(code, leaf));
    return found && found->name == leaf && found->owner == owner;
  });
}

bool is_use(const Code& code, Node leaf, const Declaration& member) {
  if (leaf == member.name) return false;
  if (!is_member_name(leaf)) {
    if (is_one_of(leaf, {"shorthand_property_identifier_pattern"})) return true;
    const bool names_argument =
        is_one_of(leaf.parent(), {"keyword_argument"}) && leaf.parent().field("name") == leaf;
    return !names_argument && is_read_in_body(code, leaf, member.owner);
  }
  const Node owner = owner_at(code, leaf);
  return owner.is_null() || owner == member.owner || !declares(code, owner, code.of(leaf));
}

}  // namespace

std::optional<Declaration> member_in(const Code& code, Node value) {
  if (value.is_null()) return {};
  if (code.language == Language::php) return php_property(code, value);
  if (code.language != Language::python && !code.is_script()) return {};
  if (auto found = assigned_member(code, value)) return found;
  return code.is_script() ? script_field(code, value) : class_attribute(code, value);
}

bool is_member_name(Node leaf) {
  const Node parent = leaf.parent();
  const bool php = is_one_of(parent, {"member_access_expression"}) && is_one_of(leaf, {"name"});
  return (php || is_one_of(parent, {"attribute", "member_expression"})) &&
         name_of_access(parent) == leaf;
}

bool is_read_in_body(const Code& code, Node leaf, Node owner) {
  return code.language == Language::python &&
         enclosing(leaf.parent(), {"function_definition", "class_definition"}) == owner;
}

Node owner_at(const Code& code, Node leaf) {
  if (!is_member_name(leaf)) return Node();
  const Node object = leaf.parent().field("object");
  if (is_self(code, object)) return class_around(leaf);
  for (const Node name : names_reading(code, code.of(object), code.root.range())) {
    const Node around = name.parent();
    if (is_one_of(around, kClasses) && around.field("name") == name) return around;
  }
  return Node();
}

std::string member_spelling(const Code& code, Node leaf) {
  return (code.language == Language::php ? "$" : "") + std::string(code.of(leaf));
}

std::vector<Node> member_uses(const Code& code, const Declaration& member) {
  std::vector<Node> uses;
  std::string_view name = code.of(member.name);
  if (name.starts_with('$') && code.language == Language::php) name.remove_prefix(1);
  for (const Node leaf : names_reading(code, name, code.root.range())) {
    if (is_use(code, leaf, member)) uses.push_back(leaf);
  }
  return uses;
}

}  // namespace plumbline::remedies

#include "analyzers/remedies/sweep.h"

#include <algorithm>

#include "analyzers/remedies/declaration.h"
#include "analyzers/remedies/declaration_forms.h"
#include "analyzers/remedies/other_files.h"
#include "analyzers/remedies/purity.h"

namespace plumbline::remedies {
namespace {

bool holds_secret(const Node node, const std::vector<ByteRange>& secrets) {
  return std::any_of(secrets.begin(), secrets.end(),
                     [&](const ByteRange& secret) { return node.range().contains(secret); });
}

/// Takes out the declarations that only fed what is gone.
class Sweep {
 public:
  Sweep(const Document& document, const std::vector<ByteRange>& secrets, Plan& plan)
      : document_(document), code_(document.code), secrets_(secrets), plan_(plan) {}

  /// False if a local would be left unused that cannot go, or something would be missing.
  bool run() {
    for (size_t i = 0; i < plan_.gone.size() && i < kMaxGone; ++i) {
      for (const std::string_view name : names_below(code_, plan_.gone[i])) {
        if (!visit(name, plan_.gone[i])) return false;
      }
    }
    take_out_empty_groups();
    return fill_empty_blocks();
  }

 private:
  static constexpr size_t kMaxGone = 64;

  bool visit(std::string_view name, Node gone) {
    for (const Node leaf : names_reading(code_, name, gone.range())) {
      if (is_bound_in_passing(leaf)) return false;
      const auto found = declaration_of(code_, leaf);
      const bool labels = leaf.parent().field("name") == leaf || leaf.parent().field("key") == leaf;
      if (!found && !labels && is_given_credential(name)) plan_.cls = Class::T;
      if (found && !inside_any(found->whole.range(), plan_.gone) && !lose_use(*found)) return false;
    }
    return true;
  }

  /// A name that is set more than once, or by whatever we do not know, to one of the credentials.
  bool is_given_credential(std::string_view name) const {
    const std::vector<Node> leaves = names_reading(code_, name, code_.root.range());
    return std::any_of(leaves.begin(), leaves.end(), [&](Node leaf) {
      if (inside_any(leaf.range(), plan_.gone)) return false;
      const Node value = value_beside(code_, leaf);
      return !value.is_null() &&
             is_one_of(value.parent(),
                       {"assignment", "assignment_expression", "variable_declarator"}) &&
             (holds_secret(value, secrets_) || holds_secret(value, document_.credentials));
    });
  }

  bool lose_use(const Declaration& declaration) {
    const std::vector<Node> uses = uses_of(code_, declaration);
    const bool unused = std::all_of(uses.begin(), uses.end(),
                                    [&](Node use) { return inside_any(use.range(), plan_.gone); });
    const bool secret = holds_secret(declaration.value, secrets_) ||
                        holds_secret(declaration.value, document_.credentials);
    if (unused && !declaration.exported && !is_named_in_other_files(document_, declaration)) {
      return take_out(declaration, secret);
    }
    if (secret || is_credential(code_, declaration.value)) plan_.cls = Class::T;
    return true;
  }

  bool take_out(const Declaration& declaration, bool secret) {
    const bool must_go = code_.language == Language::go && declaration.local;
    const bool fed = secret || must_go || is_literal_only(declaration.value) ||
                     is_credential(code_, declaration.value);
    if (!fed) return true;
    if (!is_pure(code_, declaration.value)) return !must_go;
    remove_statement(declaration.whole);
    if (!declaration.owner.is_null()) take_out_fields(declaration);
    return true;
  }

  /// TypeScript: `private key: string;` above the constructor that sets it.
  void take_out_fields(const Declaration& member) {
    for (const Node leaf : names_reading(code_, code_.of(member.name), member.owner.range())) {
      const Node field = leaf.parent();
      if (!is_one_of(field, {"public_field_definition"}) || !(field.field("name") == leaf) ||
          !field.field("value").is_null()) {
        continue;
      }
      remove_statement(field);
    }
  }

  /// With the `;` that a field of JavaScript does not own.
  void remove_statement(Node statement) {
    ByteRange range = statement.range();
    const Node next = statement.next_sibling();
    if (!next.is_null() && next.kind() == ";") range.end = ByteOffset{next.end()};
    plan_.gone.push_back(statement);
    plan_.script.remove_lines(range, comment_start(code_));
  }

  /// `f(key := "…")`: the name may be read later.
  bool is_bound_in_passing(Node leaf) const {
    const Node parent = leaf.parent();
    if (is_one_of(parent, {"named_expression"})) return parent.field("name") == leaf;
    return code_.is_script() && is_one_of(parent, {"assignment_expression"}) &&
           parent.field("left") == leaf;
  }

  bool all_gone(Node list) const {
    const std::vector<Node> items = items_of(list);
    return std::all_of(items.begin(), items.end(),
                       [&](Node item) { return inside_any(item.range(), plan_.gone); });
  }

  /// A block of Python must hold something; what a branch alone has set is set for a reason.
  bool fill_empty_blocks() {
    if (code_.language != Language::python) return true;
    std::vector<Node> filled;
    for (const Node gone : std::vector<Node>(plan_.gone)) {
      const Node block = gone.parent();
      if (!is_one_of(block, {"block"}) || !all_gone(block) || inside_any(block.range(), filled) ||
          inside_any(block.parent().range(), plan_.gone)) {
        continue;
      }
      if (!is_one_of(block.parent(), {"class_definition", "function_definition"})) return false;
      filled.push_back(block);
      const Node first = items_of(block).front();
      const uint32_t begin = line_begin(code_.text, first.begin());
      plan_.script.insert(begin, std::string(indentation(code_.text, first.begin())) + "pass" +
                                     std::string(line_break(code_.text)));
    }
    return true;
  }

  /// A comment on a line of its own stays, and with it what it stands in.
  bool holds_own_comment(Node list) const {
    for (uint32_t i = 0; i < list.named_child_count(); ++i) {
      const Node child = list.named_child(i);
      const uint32_t begin = line_begin(code_.text, child.begin());
      const ByteRange before = byte_range(begin, child.begin());
      if (is_comment(child) && is_blank(code_.of(before))) return true;
    }
    return false;
  }

  /// Go: `const ( … )` goes with its last item.
  void take_out_empty_groups() {
    if (code_.language != Language::go) return;
    const std::vector<Node> gone = plan_.gone;
    for (const Node item : gone) {
      if (!is_one_of(item, {"const_spec", "var_spec"})) continue;
      const Node group = enclosing(item, {"const_declaration", "var_declaration"});
      if (inside_any(group.range(), plan_.gone)) continue;
      if (!all_gone(item.parent()) || holds_own_comment(item.parent())) continue;
      plan_.gone.push_back(group);
      plan_.script.remove_lines(group.range(), "//");
    }
  }

  const Document& document_;
  const Code& code_;
  const std::vector<ByteRange>& secrets_;
  Plan& plan_;
};

}  // namespace

bool sweep(const Document& document, const std::vector<ByteRange>& secrets, Plan& plan) {
  return Sweep(document, secrets, plan).run();
}

}  // namespace plumbline::remedies

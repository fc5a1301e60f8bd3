// What must follow when a row has taken a credential out of a call: the rest of the file has to
// make sense without it.
//
// A row only knows its construct: these arguments go, this class takes that one's place. settle()
// does the rest, in an order that matters:
// 1. Sweep. Names in what is gone lose a use. A declaration that nothing else uses and that only
//    fed the credential goes too, and what it named may lose its last use in turn; `gone` is both
//    the list of work and the result. Where the key has other uses it stays, and the edit is only a
//    template (class T).
// 2. Covered. If a secret is in nothing that goes, a complete edit would be a lie: no plan.
// 3. Imports. Those that lost their last use go, renamed members are replaced or added beside,
//    needed ones added. This comes last because it asks what is used outside `gone`.
//
// What can go wrong:
// - A declaration whose value does something (a call) must not vanish with its name: is_pure().
// - Go refuses an unused local. If one cannot be taken out, the whole plan is off.
// - A name that is exported may be used by other files: it stays, as if it had other uses.
// - still_parses() compares the number of syntax errors before and after, not their absence: files
//   with errors may be edited as well.
//
// endpoint_of() is here since every row with an endpoint asks it: a foreign address means that the
// cloud's own identity is not what this client wants.
#include "analyzers/remedies/plan.h"

#include <algorithm>

#include "analyzers/remedies/declaration.h"
#include "analyzers/remedies/emulator.h"
#include "analyzers/remedies/manifest.h"
#include "analyzers/remedies/namespaces.h"
#include "analyzers/remedies/sweep.h"
#include "analyzers/source/ascii.h"
#include "analyzers/syntax/parser.h"

namespace plumbline::remedies {
namespace {

bool used_elsewhere(const Code& code, const Binding& binding, const std::vector<Node>& gone) {
  const std::vector<Node> leaves = names_reading(code, binding.local, code.root.range());
  return std::any_of(leaves.begin(), leaves.end(), [&](Node leaf) {
    // PHP: a part of another import's path.
    if (!enclosing(leaf, {"namespace_use_declaration"}).is_null()) return false;
    return !binding.statement.range().contains(leaf.range()) && !inside_any(leaf.range(), gone);
  });
}

bool used_below(const Code& code, const Binding& binding, const std::vector<Node>& gone) {
  return std::any_of(gone.begin(), gone.end(), [&](Node node) {
    return !names_reading(code, binding.local, node.range()).empty();
  });
}

/// Java adds a line, the others a name to the list that has the old one.
void add_member(const Document& document, const Binding& old, const std::string& to, Plan& plan) {
  if (document.code.language == Language::java) {
    const uint32_t at = line_end(document.code.text, old.statement.end());
    plan.script.insert(
        at, "import " + old.module + "." + to + ";" + std::string(line_break(document.code.text)));
    return;
  }
  plan.script.insert(old.item.end(), ", " + to);
}

/// A variable of the old type elsewhere would not take the new value.
bool typed_elsewhere(const Code& code, const Binding& binding, const std::vector<Node>& gone) {
  const std::vector<Node> leaves = names_reading(code, binding.local, code.root.range());
  return std::any_of(leaves.begin(), leaves.end(), [&](Node leaf) {
    if (binding.statement.range().contains(leaf.range()) || inside_any(leaf.range(), gone)) {
      return false;
    }
    const bool created = is_one_of(leaf.parent(), {"object_creation_expression"});
    return (leaf.kind() == "type_identifier" && !created) ||
           !enclosing(leaf, {"type", "type_annotation"}).is_null();
  });
}

void rename(const Document& document, const Plan::Renamed& renamed, Plan& plan,
            std::vector<const Binding*>& unused) {
  const Binding* const old = document.imports.member(renamed.module, renamed.from);
  if (old == nullptr) return;
  const bool has_new = document.imports.member(renamed.module, renamed.to) != nullptr;
  const bool still_used = used_elsewhere(document.code, *old, plan.gone);
  if (has_new && !still_used) return unused.push_back(old);
  if (has_new) return;
  if (still_used) {
    if (typed_elsewhere(document.code, *old, plan.gone)) plan.cls = Class::T;
    return add_member(document, *old, renamed.to, plan);
  }
  const ByteRange what =
      document.code.language == Language::java ? old->name.range() : old->item.range();
  plan.script.replace(what, renamed.to);
}

bool is_renamed(const Plan& plan, const Binding& binding) {
  return std::any_of(plan.renamed.begin(), plan.renamed.end(), [&](const Plan::Renamed& renamed) {
    return binding.module == renamed.module && binding.member == renamed.from;
  });
}

bool is_needed(const Plan& plan, const Binding& binding) {
  return std::any_of(plan.needed.begin(), plan.needed.end(), [&](const Plan::Needed& needed) {
    return binding.module == needed.module && binding.member == needed.member;
  });
}

std::vector<std::string> missing_packages(const Document& document, const Plan& plan) {
  std::vector<std::string> missing;
  for (const Plan::Needed& needed : plan.needed) {
    if (document.imports.member(needed.module, needed.member) == nullptr) {
      missing.push_back(needed.module);
    }
  }
  return missing;
}

void settle_imports(const Document& document, Plan& plan) {
  std::vector<const Binding*> unused;
  for (const Binding& binding : document.imports.bindings()) {
    if (is_renamed(plan, binding) || is_needed(plan, binding)) continue;
    if (binding.local.empty()) {
      if (becomes_unused(document.code, binding.module, plan.gone)) unused.push_back(&binding);
      continue;
    }
    if (!used_below(document.code, binding, plan.gone)) continue;
    if (!used_elsewhere(document.code, binding, plan.gone)) unused.push_back(&binding);
  }
  for (const Plan::Renamed& renamed : plan.renamed) rename(document, renamed, plan, unused);
  const bool go = document.code.language == Language::go;
  if (go) document.imports.add_packages(missing_packages(document, plan), unused, plan.script);
  document.imports.remove(unused, plan.script);
  for (const Plan::Needed& needed : plan.needed) {
    if (go || document.imports.member(needed.module, needed.member) != nullptr) continue;
    if (needed.module == "System" && has_implicit_usings(document)) continue;
    document.imports.add_name(needed.module, needed.member, plan.script);
  }
}

uint32_t count_errors(Node root) {
  if (!root.has_error()) return 0;
  uint32_t count = 0;
  syntax::Cursor cursor(root);
  bool more = true;
  while (more) {
    const Node node = cursor.node();
    count += node.is_error() || node.is_missing() ? 1U : 0U;
    more = node.has_error() ? cursor.next() : cursor.skip();
  }
  return count;
}

}  // namespace

Endpoint endpoint_of(const Code& code, Node value) {
  if (value.is_null()) return Endpoint::own;
  std::string_view text = code.of(value);
  if (value.kind().ends_with("identifier") && !is_one_of(value, {"property_identifier"})) {
    const auto found = declaration_of(code, value);
    if (found) text = code.of(found->value);
  }
  if (names_emulator_host(text)) return Endpoint::emulator;
  if (text == "None" || text == "undefined" || text == "null" || text == "nil") {
    return Endpoint::own;
  }
  const bool literal = text.find_first_of("\"'`") != std::string_view::npos;
  const bool own = contains_any(
      text, {".amazonaws.com", "//api.openai.com", "//api.anthropic.com", ".googleapis.com"});
  return literal && own ? Endpoint::own : Endpoint::foreign;
}

Endpoint endpoint_anywhere(const Code& code, std::string_view name) {
  Endpoint found = Endpoint::own;
  syntax::Cursor cursor(code.root);
  do {
    const Node named = cursor.node();
    if (!is_one_of(named, {"keyword_argument", "pair"})) continue;
    std::string_view key = code.of(named.named_child(0));
    if (key.starts_with(':')) key.remove_prefix(1);
    if (key == name) found = std::max(found, endpoint_of(code, named.field("value")));
  } while (cursor.next());
  return found;
}

bool accept_endpoint(Endpoint endpoint, Plan& plan) {
  plan.emulator = plan.emulator || endpoint == Endpoint::emulator;
  return endpoint != Endpoint::foreign;
}

std::optional<std::vector<TextEdit>> settle(const Document& document,
                                            const std::vector<ByteRange>& secrets, Plan& plan) {
  if (!sweep(document, secrets, plan)) return std::nullopt;
  const bool covered = std::all_of(secrets.begin(), secrets.end(), [&](const ByteRange& secret) {
    return inside_any(secret, plan.gone);
  });
  if (!covered && plan.cls == Class::A) return std::nullopt;
  settle_imports(document, plan);
  return plan.script.finish();
}

bool still_parses(const syntax::Tree& tree, std::string_view text,
                  const std::vector<TextEdit>& edits, const StopToken& stop) {
  if (edits.empty()) return false;
  const std::string after = apply(text, edits);
  const ByteOffset begin = edits.front().range.begin;
  const ByteOffset old_end = edits.back().range.end;
  const auto tail = static_cast<uint32_t>(text.size()) - old_end.value;
  const TextChange change{begin, old_end, ByteOffset{static_cast<uint32_t>(after.size()) - tail}};
  const syntax::Tree old = tree.edited(change);
  const auto parsed = syntax::parse(tree.language(), after, &old, stop);
  return parsed && count_errors(parsed->root()) <= count_errors(tree.root());
}

}  // namespace plumbline::remedies

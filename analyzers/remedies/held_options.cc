#include "analyzers/remedies/held_options.h"

#include <algorithm>

#include "analyzers/remedies/declaration.h"
#include "analyzers/remedies/item_list.h"
#include "analyzers/remedies/other_files.h"

namespace plumbline::remedies {
namespace {

Node list_in(const Code& code, Node value) {
  value = without_type(value);
  const bool frozen = is_one_of(value, {"call"}) && code.of(value.field("method")) == "freeze";
  if (frozen) value = value.field("receiver");
  if (is_one_of(value, {"object", "dictionary", "hash", "array_creation_expression"})) return value;
  if (!is_one_of(value, {"call"}) || code.of(value.field("function")) != "dict") return Node();
  const std::vector<Node> items = items_of(value.field("arguments"));
  const bool named = std::all_of(items.begin(), items.end(),
                                 [](Node item) { return is_one_of(item, {"keyword_argument"}); });
  return named ? value.field("arguments") : Node();
}

/// A variable, or a member read through its object.
Node name_in(Node value) {
  if (is_one_of(value, {"class_constant_access_expression"})) {  // PHP: self::OPTIONS
    return value.named_child(value.named_child_count() - 1);
  }
  for (const std::string_view field : {"attribute", "property"}) {
    const Node member = value.field(field);
    if (!member.is_null()) return member;
  }
  return value;
}

}  // namespace

Node without_type(Node value) {
  while (is_one_of(value, {"satisfies_expression", "as_expression", "parenthesized_expression"})) {
    value = value.named_child(0);
  }
  return value;
}

std::optional<HeldOptions> held_options(const Document& document, Node place) {
  const bool spread = is_one_of(
      place, {"dictionary_splat", "spread_element", "hash_splat_argument", "splat_argument"});
  const Node value = without_type(spread ? place.named_child(0) : place);
  if (value.is_null()) return {};
  const Node name = name_in(value);
  const bool names = name.kind().ends_with("identifier") ||
                     is_one_of(name, {"constant", "instance_variable", "variable_name", "name"});
  if (!names) return {};
  const auto declaration = declaration_of(document.code, name);
  if (!declaration) return {};
  HeldOptions held{place, list_in(document.code, declaration->value)};
  if (held.list.is_null()) return {};
  held.shared = declaration->exported || uses_of(document.code, *declaration).size() != 1 ||
                is_named_in_other_files(document, *declaration);
  return held;
}

bool remove_options(const Document& document, Node call_list,
                    const std::optional<HeldOptions>& held, std::vector<Node> gone, Plan& plan) {
  if (held) {
    std::vector<Node> entries;
    for (const Node item : gone) {
      if (item.parent() == held->list) entries.push_back(item);
    }
    std::erase_if(gone, [&](Node item) { return item.parent() == held->list; });
    const bool all = entries.size() == items_of(held->list).size();
    if (!entries.empty() && held->shared && !all) return false;
    if (!entries.empty() && all) {
      gone.push_back(held->place);
    } else if (!entries.empty()) {
      remove_items(document.code, held->list, entries, plan.script);
      plan.gone.insert(plan.gone.end(), entries.begin(), entries.end());
    }
  }
  std::sort(gone.begin(), gone.end(), [](Node a, Node b) { return a.begin() < b.begin(); });
  if (!gone.empty()) remove_items(document.code, call_list, gone, plan.script);
  plan.gone.insert(plan.gone.end(), gone.begin(), gone.end());
  return true;
}

}  // namespace plumbline::remedies

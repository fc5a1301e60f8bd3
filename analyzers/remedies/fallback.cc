#include "analyzers/remedies/fallback.h"

#include <algorithm>
#include <array>

#include "analyzers/remedies/literal.h"

namespace plumbline::remedies {
namespace {

/// What a look-up begins with; the name follows, in quotes or not.
constexpr std::array<std::string_view, 13> kLookups = {"System.getenv().getOrDefault(",
                                                       "os.getenv(",
                                                       "os.environ.get(",
                                                       "process.env.",
                                                       "process.env[",
                                                       "getenv(",
                                                       "env(",
                                                       "ENV[",
                                                       "ENV.fetch(",
                                                       "$_ENV[",
                                                       "$_SERVER[",
                                                       "System.getenv(",
                                                       "Environment.GetEnvironmentVariable("};

std::string name_after(std::string_view text, size_t at) {
  while (at < text.size() && (text[at] == '"' || text[at] == '\'')) ++at;
  size_t end = at;
  while (end < text.size() && is_word(text[end])) ++end;
  return std::string(text.substr(at, end - at));
}

/// The variable that the expression looks up, if that is all it does.
std::string variable_of(std::string_view lookup) {
  for (const std::string_view begin : kLookups) {
    if (lookup.starts_with(begin)) return name_after(lookup, begin.size());
  }
  return {};
}

}  // namespace

std::optional<LookupWithFallback> lookup_with_fallback(const Code& code, Node literal) {
  Node node = literal;
  Node parent = node.parent();
  if (is_one_of(parent, {"argument"})) {
    node = parent;
    parent = node.parent();
  }
  if (is_one_of(parent, {"argument_list", "arguments"})) {
    const std::vector<Node> items = items_of(parent);
    const Node call = parent.parent();
    const std::string variable = variable_of(code.of(call));
    const bool second = items.size() == 2 && items[1] == node;
    return second && !variable.empty() ? std::optional(LookupWithFallback{call, variable})
                                       : std::nullopt;
  }
  if (!is_one_of(parent,
                 {"boolean_operator", "binary_expression", "binary", "conditional_expression"})) {
    return {};
  }
  const Node left = parent.named_child(0);
  const bool last = parent.named_child(parent.named_child_count() - 1) == node;
  if (!last || left == node || parent.named_child_count() != 2) return {};
  const std::string variable = variable_of(code.of(left));
  if (variable.empty()) return {};
  return LookupWithFallback{parent, variable};
}

}  // namespace plumbline::remedies

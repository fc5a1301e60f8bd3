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

std::optional<PlaceholderWithFallback> placeholder_with_fallback(std::string_view text,
                                                                 const ByteRange& secret) {
  if (text.substr(secret.end.value, 1) != "}") return {};
  std::string_view head = text.substr(0, secret.begin.value);
  if (head.ends_with('-')) head.remove_suffix(1);
  if (!head.ends_with(':')) return {};
  head.remove_suffix(1);
  size_t begin = head.size();
  while (begin > 0 && (is_word(head[begin - 1]) || head[begin - 1] == '.')) --begin;
  if (begin == head.size() || !head.substr(0, begin).ends_with("${")) return {};
  return PlaceholderWithFallback{byte_range(static_cast<uint32_t>(begin) - 2, secret.end.value + 1),
                                 std::string(head.substr(begin))};
}

}  // namespace plumbline::remedies

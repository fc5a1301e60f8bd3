#include "analyzers/remedies/literal.h"

namespace plumbline::remedies {
namespace {

constexpr std::string_view kStrings[] = {"string",
                                         "template_string",
                                         "interpreted_string_literal",
                                         "raw_string_literal",
                                         "string_literal",
                                         "concatenated_string",
                                         "verbatim_string_literal",
                                         "interpolated_string_expression",
                                         "encapsed_string"};

bool has_interpolation(Node string) {
  for (const Node item : items_of(string)) {
    if (is_one_of(item, {"interpolation", "template_substitution", "string_interpolation"})) {
      return true;
    }
    // PHP names variables right in the text.
    if (is_one_of(string, {"encapsed_string"}) &&
        !is_one_of(item, {"string_content", "escape_sequence"})) {
      return true;
    }
    if (is_one_of(item, {"string"}) && has_interpolation(item)) return true;
  }
  return false;
}

size_t quotes_at(std::string_view text) {
  if (text.starts_with("\"\"\"") || text.starts_with("'''")) return text.size() >= 6 ? 3 : 0;
  return !text.empty() && (text[0] == '"' || text[0] == '\'' || text[0] == '`') ? 1 : 0;
}

}  // namespace

std::string_view unquoted(std::string_view literal) {
  size_t prefix = 0;
  while (prefix < literal.size() && (is_word(literal[prefix]) || literal[prefix] == '@')) ++prefix;
  // Rust: r#"…"#.
  while (literal.starts_with('r') && literal.ends_with('#') && prefix < literal.size() &&
         literal[prefix] == '#') {
    ++prefix;
    literal.remove_suffix(1);
  }
  const size_t quotes = quotes_at(literal.substr(prefix));
  if (quotes == 0 || literal.size() < prefix + 2 * quotes) return literal;
  return literal.substr(prefix + quotes, literal.size() - prefix - 2 * quotes);
}

std::optional<Literal> literal_at(const Code& code, const ByteRange& secret) {
  Node node = enclosing(code.root.descendant(secret), kStrings);
  if (node.is_null()) return {};
  const Node parent = node.parent();
  if (is_one_of(parent, {"concatenated_string"})) node = parent;
  const std::string_view whole = code.of(node);
  const std::string_view inner = unquoted(whole);
  const auto begin = node.begin() + static_cast<uint32_t>(inner.data() - whole.data());
  const ByteRange content = byte_range(begin, begin + static_cast<uint32_t>(inner.size()));
  const bool adjacent = is_one_of(node, {"concatenated_string"});
  return Literal{node, content, adjacent || content == secret || node.range() == secret,
                 has_interpolation(node)};
}

}  // namespace plumbline::remedies

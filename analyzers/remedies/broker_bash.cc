#include "analyzers/remedies/broker.h"
#include "analyzers/remedies/literal.h"
#include "analyzers/remedies/variable_name.h"

namespace plumbline::remedies {
namespace {

/// The name on the left of the assignment that the word is the value of.
std::string_view assigned_name(const Code& code, Node word) {
  const Node assignment = enclosing(word, {"variable_assignment"});
  return assignment.is_null() ? std::string_view() : code.of(assignment.field("name"));
}

/// In single quotes nothing expands: double ones take their place where that changes nothing else.
std::optional<std::string> requoted(std::string_view inner_head, std::string_view inner_tail,
                                    const std::string& text) {
  const std::string around = std::string(inner_head) + std::string(inner_tail);
  if (around.find_first_of("\"$`\\!") == std::string::npos) {
    return "\"" + std::string(inner_head) + text + std::string(inner_tail) + "\"";
  }
  std::string result = inner_head.empty() ? "" : "'" + std::string(inner_head) + "'";
  result += "\"" + text + "\"";
  if (!inner_tail.empty()) result += "'" + std::string(inner_tail) + "'";
  return result;
}

bool expands(const Code& code, Node heredoc) {
  const Node redirect = enclosing(heredoc, {"heredoc_redirect"});
  for (const Node item : items_of(redirect)) {
    if (!is_one_of(item, {"heredoc_start"})) continue;
    return code.of(item).find_first_of("'\"\\") == std::string_view::npos;
  }
  return false;
}

/// The assigned value, or the quoted argument, that the secret is a part of, if nothing in it
/// expands.
Node whole_value(const Code& code, Node leaf) {
  const Node assignment = enclosing(leaf, {"variable_assignment"});
  const Node value =
      assignment.is_null() ? enclosing(leaf, {"string", "raw_string"}) : assignment.field("value");
  const bool plain = is_one_of(value, {"word", "string", "raw_string"}) &&
                     code.of(value).find_first_of("$`") == std::string_view::npos;
  return plain ? value : Node();
}

bool rewrite(const Code& code, const ByteRange& secret, const std::string& text,
             EditScript& script) {
  const Node leaf = code.root.descendant(secret);
  const Node raw = enclosing(leaf, {"raw_string"});
  if (!raw.is_null()) {
    const std::string_view head = code.of(byte_range(raw.begin() + 1, secret.begin.value));
    const std::string_view tail = code.of(byte_range(secret.end.value, raw.end() - 1));
    script.replace(raw.range(), *requoted(head, tail, text));
    return true;
  }
  const Node heredoc = enclosing(leaf, {"heredoc_body"});
  if (!heredoc.is_null() && !expands(code, heredoc)) return false;
  const bool quoted = !heredoc.is_null() || !enclosing(leaf, {"string"}).is_null();
  if (!enclosing(leaf, {"comment"}).is_null()) return false;
  script.replace(secret, quoted ? text : "\"" + text + "\"");
  return true;
}

}  // namespace

std::optional<Broker> broker_in_bash(const Code& code, const std::vector<ByteRange>& secrets,
                                     const Naming& naming) {
  EditScript script(code.text);
  for (const ByteRange& secret : secrets) {
    const std::string variable = naming(secret, assigned_name(code, code.root.descendant(secret)));
    if (variable.empty()) return {};
    const Node whole = whole_value(code, code.root.descendant(secret));
    if (names_address(variable) && !whole.is_null()) {
      script.replace(whole.range(), "\"${" + variable + ":?}\"");
      continue;
    }
    if (!rewrite(code, secret, "${" + variable + ":?}", script)) return {};
  }
  const auto edits = script.finish();
  if (!edits) return {};
  return Broker{"B.sh", Class::A, *edits};
}

}  // namespace plumbline::remedies

#include "analyzers/remedies/call_companion.h"

#include <algorithm>

#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

/// The end of `pattern` at this place of the text, or npos.
size_t match_end(std::string_view text, size_t at, std::string_view pattern) {
  for (const char c : pattern) {
    if (c == ' ') {
      at = std::min(text.find_first_not_of(" \t", at), text.size());
    } else if (at < text.size() && text[at] == c) {
      ++at;
    } else {
      return std::string_view::npos;
    }
  }
  return at;
}

bool is_separator(char c) {
  return c == ' ' || c == '&' || c == ';';
}

void append_option(const Code& code, const CallValues& call, const std::string& option,
                   Plan& plan) {
  const std::vector<Node> items = items_of(call.list);
  if (items.empty()) return plan.script.insert(call.list.begin() + 1, option);
  const uint32_t begin = line_begin(code.text, items.back().begin());
  const std::string_view lead = code.text.substr(begin, items.back().begin() - begin);
  const bool own_line = !lead.empty() && is_blank(lead);
  const std::string separator =
      own_line ? "," + std::string(line_break(code.text)) + std::string(lead) : ", ";
  plan.script.insert(items.back().end(), separator + option);
}

}  // namespace

bool is_call_of(std::string_view callee, std::string_view name) {
  if (callee.starts_with('?')) {
    return callee.substr(1) == last_part(name) || callee.substr(1) == name;
  }
  if (!callee.ends_with(name)) return false;
  return callee.size() == name.size() || !is_word(callee[callee.size() - name.size() - 1]);
}

bool give_option(const Document& document, std::span<const std::string_view> callees,
                 std::string_view name, const std::string& value, Plan& plan) {
  for (const std::string_view callee : callees) {
    for (const Node leaf :
         names_reading(document.code, last_part(callee), document.code.root.range())) {
      const Node around = enclosing(leaf, {"call", "call_expression", "method_invocation"});
      if (around.is_null()) continue;
      const auto call = call_values_at(document, around);
      if (!call || !is_call_of(call->callee, callee)) continue;
      const bool there = name.empty()
                             ? document.code.of(call->list).find(value) != std::string::npos
                             : call->find(name) != nullptr;
      const std::string option = name.empty() ? value : std::string(name) + ": " + value;
      if (!there) append_option(document.code, *call, option, plan);
      return true;
    }
  }
  return false;
}

bool cut_setting(std::string_view name, const ByteRange& secret, Plan& plan) {
  const std::string_view text = plan.script.text();
  uint32_t begin = secret.begin.value;
  uint32_t end = secret.end.value;
  if (!text.substr(0, begin).ends_with(name)) return false;
  begin -= static_cast<uint32_t>(name.size());
  if (is_separator(text[begin - 1])) {
    --begin;
  } else if (end < text.size() && is_separator(text[end])) {
    ++end;
  }
  plan.script.remove(byte_range(begin, end));
  return true;
}

bool rewrite_code(const Code& code, std::string_view from, const std::string& to, Plan& plan) {
  for (size_t at = code.text.find(from[0]); at != std::string_view::npos;
       at = code.text.find(from[0], at + 1)) {
    const size_t end = match_end(code.text, at, from);
    if (end == std::string_view::npos) continue;
    const ByteRange range = byte_range(static_cast<uint32_t>(at), static_cast<uint32_t>(end));
    plan.script.replace(range, to);
    plan.gone.push_back(code.root.named_descendant(range));
    return true;
  }
  return false;
}

void remove_setter(const Code& code, std::string_view object, std::string_view method, Plan& plan) {
  for (const Node leaf : names_reading(code, method, code.root.range())) {
    const Node call = leaf.parent();
    const Node statement = call.parent();
    if (code.of(call.field("object")) != object) continue;
    if (!is_one_of(statement, {"expression_statement"})) continue;
    plan.script.remove_lines(statement.range(), comment_start(code));
    plan.gone.push_back(statement);
  }
}

Node statement_around(Node node) {
  static constexpr std::string_view kHolders[] = {
      "block",   "statement_list",  "source_file",      "module",
      "program", "statement_block", "constructor_body", "compound_statement"};
  while (!node.parent().is_null() && !is_one_of(node.parent(), kHolders)) {
    node = node.parent();
    if (is_one_of(node, {"class_body", "declaration_list"})) return Node();
  }
  return node.parent().is_null() ? Node() : node;
}

std::string_view target_of(const Code& code, Node call) {
  Node holder = call.parent();
  if (is_one_of(holder, {"expression_list"})) holder = holder.parent();
  for (const std::string_view field : {"left", "name"}) {
    Node name = holder.is_null() ? Node() : holder.field(field);
    if (is_one_of(name, {"expression_list"})) name = name.named_child(0);
    if (!name.is_null() && name.end() <= call.begin()) return code.of(name);
  }
  return {};
}

}  // namespace plumbline::remedies

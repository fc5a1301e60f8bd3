#include "analyzers/remedies/chain.h"

namespace plumbline::remedies {

void cut_call(const Code& code, Node call, Node object, Plan& plan) {
  if (is_one_of(call.parent(), {"expression_statement"}) && is_one_of(object, {"identifier"})) {
    plan.script.remove_lines(call.parent().range(), comment_start(code));
    plan.gone.push_back(call.parent());
    return;
  }
  const std::string_view text = code.text;
  // Comments may stand between the object and the dot in front of the name.
  Node name = call.field("name");
  if (name.is_null()) name = call.field("function").field("field");
  const size_t before = name.is_null() ? std::string_view::npos : text.rfind('.', name.begin());
  const uint32_t dot = before == std::string_view::npos || before < object.end()
                           ? skip_space(text, object.end())
                           : static_cast<uint32_t>(before);
  const uint32_t end = call.end();
  const bool own_line = is_blank(text.substr(line_begin(text, dot), dot - line_begin(text, dot)));
  const std::string_view rest = text.substr(end, line_end(text, end) - end);
  const size_t next = rest.find_first_not_of(" \t");
  const bool comment =
      next != std::string_view::npos && rest.substr(next).starts_with(comment_start(code));
  if (own_line && dot < text.size() && text[dot] == '.' && (is_blank(rest) || comment)) {
    plan.script.remove(byte_range(line_begin(text, dot), line_end(text, end)));
  } else {
    plan.script.remove(byte_range(object.end(), end));
  }
  plan.gone.push_back(call.field("arguments"));
}

}  // namespace plumbline::remedies

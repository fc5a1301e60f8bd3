#include "analyzers/remedies/broker_rust.h"

#include <algorithm>

#include "analyzers/remedies/declaration.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

/// `"…".to_string()` becomes the String itself; other methods take it as it is.
std::optional<RustRead> method_of(const Code& code, Node literal, const std::string& read) {
  const Node access = literal.parent();
  const Node call = access.parent();
  if (!is_one_of(call, {"call_expression"}) || !(access.field("value") == literal)) return {};
  const std::string_view method = code.of(access.field("field"));
  const bool owned = code.of(call.parent().field("type")) == "String";
  if (is_in(method, {"to_string", "to_owned"}) || (method == "into" && owned)) {
    return RustRead{call, read};
  }
  if (is_in(method, {"into", "parse", "len", "is_empty", "to_uppercase", "repeat"})) {
    return RustRead{literal, read};
  }
  // What borrows from the text must not outlive it.
  const bool kept = is_one_of(call.parent(), {"let_declaration", "field_initializer", "block"});
  if (kept) return {};
  return RustRead{literal, read};
}

std::optional<RustRead> argument_of(const Code& code, Node literal, const std::string& read) {
  const Node call = literal.parent().parent();
  const Node function = call.field("function");
  const std::string_view callee = code.of(function);
  if (is_in(callee, {"String::from", "std::string::String::from"})) {
    return RustRead{call, read};
  }
  const std::string_view name = last_part(callee);
  // What is handed back, or must live for ever, is no place for a borrowed temporary.
  if (is_in(name, {"from_static", "unwrap_or", "map_or"})) return {};
  const bool wraps = !name.empty() && name[0] >= 'A' && name[0] <= 'Z';  // Some("…"), Token("…")
  if (wraps) return {};
  if (code.of(literal).starts_with('b')) return RustRead{literal, read + ".as_bytes()"};
  return RustRead{literal, "&" + read};
}

/// A use that hands the borrowed text on to what may live longer: the value of the function, of a
/// field, of a task.
bool outlives(Node use, Node statement) {
  Node place = use.parent();
  if (is_one_of(place, {"reference_expression"})) place = place.parent();
  if (is_one_of(place, {"return_expression", "field_initializer", "shorthand_field_initializer",
                        "block"})) {
    return true;
  }
  const Node task = enclosing(use, {"async_block", "closure_expression", "block"});
  for (Node around = task; !around.is_null() && !around.range().contains(statement.range());
       around = enclosing(around.parent(), {"async_block", "closure_expression", "block"})) {
    if (!is_one_of(around, {"block"})) return true;
  }
  return false;
}

std::optional<RustRead> local(const Code& code, Node literal, const std::string& read) {
  const Node statement = literal.parent();
  if (code.of(statement.field("type")).find("'static") != std::string_view::npos) return {};
  const auto declaration = declaration_by_value(code, literal);
  if (declaration) {
    const std::vector<Node> uses = uses_of(code, *declaration);
    if (std::any_of(uses.begin(), uses.end(), [&](Node use) { return outlives(use, statement); }))
      return {};
  }
  return RustRead{literal, "&" + read};
}

/// Only arguments of macros whose values are expressions; the first one is the format.
std::optional<RustRead> macro_argument(const Code& code, Node literal, const std::string& read) {
  const Node macro = enclosing(literal, {"macro_invocation"});
  const std::string_view name = last_part(code.of(macro.field("macro")));
  if (name == "json") {
    const Node before = literal.prev_sibling();
    const bool value = !before.is_null() && code.of(before) == ":";
    return value ? std::optional(RustRead{literal, read}) : std::nullopt;
  }
  const bool to_stream = is_in(name, {"write", "writeln"});
  const bool formats = is_in(name, {"format", "println", "eprintln", "print", "eprint", "panic",
                                    "info", "debug", "warn", "error", "trace"});
  if (!to_stream && !formats) return {};
  uint32_t commas = 0;
  for (Node node = literal.prev_sibling(); !node.is_null(); node = node.prev_sibling()) {
    commas += code.of(node) == "," ? 1U : 0U;
  }
  if (commas < (to_stream ? 2U : 1U)) return {};
  return RustRead{literal, read};
}

}  // namespace

std::optional<RustRead> rust_read(const Code& code, Node literal, const std::string& read) {
  const Node parent = literal.parent();
  if (is_one_of(parent, {"field_expression"})) return method_of(code, literal, read);
  if (is_one_of(parent, {"arguments"})) return argument_of(code, literal, read);
  if (is_one_of(parent, {"let_declaration"})) return local(code, literal, read);
  if (is_one_of(parent, {"token_tree"})) return macro_argument(code, literal, read);
  if (is_one_of(parent, {"binary_expression"})) return RustRead{literal, read};
  return {};
}

}  // namespace plumbline::remedies

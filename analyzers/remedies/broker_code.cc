// The broker edit in programming languages: a literal becomes a look-up of the environment.
//
// Only the secret goes; what stands around it in its string stays, so a header keeps its "Bearer "
// and an address its host. Each language has its own way to put an expression into a string, and
// for each there are strings where that way is closed (a raw string, a brace that would then mean
// something); there the pieces are joined with an operator, in brackets where the surroundings bind
// tighter.
//
// A literal that is the fallback of a look-up already gives way together with it, and the name of
// that variable is kept.
//
// What can go wrong: places where the language wants a constant, or where a look-up would be read
// as text. These are refused rather than written into code that does not run, and another remedy,
// or none, is offered.
#include <algorithm>

#include "analyzers/remedies/assigned_name.h"
#include "analyzers/remedies/broker.h"
#include "analyzers/remedies/broker_rust.h"
#include "analyzers/remedies/constant_change.h"
#include "analyzers/remedies/constant_position.h"
#include "analyzers/remedies/declaration.h"
#include "analyzers/remedies/environment.h"
#include "analyzers/remedies/fallback.h"
#include "analyzers/remedies/literal.h"

namespace plumbline::remedies {
namespace {

struct Place {
  Literal literal;
  /// What the look-up replaces: the literal, or the look-up that it is the fallback of.
  Node replaced;
  std::string variable;
};

bool is_python(const Code& code) {
  return code.language == Language::python;
}

/// `password=` right before the secret, in a text that nothing else names.
std::string_view name_in_text(const Code& code, const Literal& literal, const ByteRange& secret) {
  if (literal.whole || !literal.content.contains(secret)) return {};
  std::string_view head = code.of(byte_range(literal.content.begin.value, secret.begin.value));
  if (!head.ends_with('=')) return {};
  head.remove_suffix(1);
  size_t begin = head.size();
  while (begin > 0 && is_word(head[begin - 1])) --begin;
  return head.substr(begin);
}

std::optional<Place> place_of(const Document& document, const ByteRange& secret,
                              const Naming& naming) {
  const Code& code = document.code;
  const auto literal = literal_at(code, secret);
  if (!literal || (literal->interpolated && literal->whole)) return {};
  if (refuses_lookup(code, literal->node) || used_where_constant(code, literal->node)) return {};
  Place place{*literal, literal->node, {}};
  if (const auto lookup = lookup_with_fallback(code, literal->node)) {
    place.replaced = lookup->whole;
    place.variable = lookup->variable;
  }
  if (place.variable.empty()) {
    const std::string_view assigned = assigned_name(code, literal->node);
    place.variable =
        naming(secret, assigned.empty() ? name_in_text(code, *literal, secret) : assigned);
  }
  // The key of an account hides in its connection string, which moves whole.
  if (place.variable == "AZURE_STORAGE_KEY" &&
      code.of(literal->content).find("AccountKey=") != std::string_view::npos) {
    place.variable = "AZURE_STORAGE_CONNECTION_STRING";
  }
  return place.variable.empty() ? std::nullopt : std::optional(place);
}

bool binds_loosely(Node node) {
  return is_one_of(node.parent(),
                   {"method_invocation", "member_expression", "attribute", "selector_expression",
                    "subscript", "call", "binary_operator", "await"});
}

/// The quote that opens the content, and all that stands before and after it.
struct Quoting {
  std::string open;   // `f"`, `@"`
  std::string close;  // `"`
  char quote;
};

std::optional<Quoting> quoting_of(const Code& code, const Literal& literal) {
  const std::string_view whole = code.of(literal.node);
  const size_t begin = literal.content.begin.value - literal.node.begin();
  const size_t end = literal.content.end.value - literal.node.begin();
  if (begin == 0 || end >= whole.size()) return {};
  return Quoting{std::string(whole.substr(0, begin)), std::string(whole.substr(end)),
                 whole[begin - 1]};
}

/// The quote of the look-up: Ruby's files have one style or the other; inside an f-string, its own
/// quotes end it (before Python 3.12).
char lookup_quote(const Code& code, Node literal) {
  const std::string_view text = code.of(literal);
  const bool keeps = code.language == Language::ruby ||
                     (is_python(code) && is_one_of(literal.parent(), {"interpolation"}));
  return keeps && text.ends_with('\'') ? '\'' : '"';
}

/// What stands before and after the secret inside its quotes.
struct Around {
  std::string head;
  std::string tail;
  /// Holds none of the characters that mean something else in a template.
  bool is_free_of(std::string_view characters) const {
    return (head + tail).find_first_of(characters) == std::string::npos;
  }
};

/// As gofmt writes a sum: without spaces in a call of several arguments.
bool is_tight_in_go(Node node) {
  const Node list = enclosing(node, {"argument_list", "literal_value", "block"});
  return is_one_of(list, {"argument_list"}) &&
         (items_of(list).size() > 1 || is_tight_in_go(list.parent()));
}

std::string sum_sign(const Code& code, Node literal) {
  if (code.language == Language::php) return " . ";
  return code.language == Language::go && is_tight_in_go(literal) ? "+" : " + ";
}

std::string concatenated(const Document& document, const Place& place, const Quoting& quoting,
                         const Around& around) {
  const std::string plus = sum_sign(document.code, place.literal.node);
  const auto part = [&](const std::string& content) {
    const bool plain = content.find('{') == std::string::npos;
    const size_t marker = plain ? quoting.open.find('$') : std::string::npos;
    std::string open = quoting.open;
    if (marker != std::string::npos) open.erase(marker, 1);  // C#: nothing left to interpolate
    return open + content + quoting.close;
  };
  std::string text;
  if (!around.head.empty()) text = part(around.head) + plus;
  text +=
      environment_lookup(document, place.variable, lookup_quote(document.code, place.literal.node));
  if (!around.tail.empty()) text += plus + part(around.tail);
  return binds_loosely(place.literal.node) ? "(" + text + ")" : text;
}

std::optional<std::string> python_text(const Document& document, const Place& place,
                                       const Quoting& quoting, const Around& around) {
  const bool plain = quoting.open.front() == quoting.quote;
  const bool formats = quoting.open.find_first_of("fF") != std::string::npos;
  if (!plain && !formats) return {};
  const char inner = quoting.quote == '"' ? '\'' : '"';
  return (formats ? "" : "f") + quoting.open + around.head + "{" +
         environment_lookup(document, place.variable, inner) + "}" + around.tail + quoting.close;
}

/// The literal around the secret stays: "Bearer " in front of it, a host behind it.
std::optional<std::string> spliced(const Document& document, const Place& place,
                                   const ByteRange& secret) {
  const Code& code = document.code;
  const ByteRange content = place.literal.content;
  if (!content.contains(secret) || is_one_of(place.literal.node, {"concatenated_string"}))
    return {};
  const auto quoting = quoting_of(code, place.literal);
  if (!quoting) return {};
  const Around around{std::string(code.of(byte_range(content.begin.value, secret.begin.value))),
                      std::string(code.of(byte_range(secret.end.value, content.end.value)))};
  const bool plain = around.is_free_of("{}`\\") || place.literal.interpolated;
  const std::string lookup =
      environment_lookup(document, place.variable, lookup_quote(code, place.literal.node));
  switch (code.language) {
    case Language::python:
      return plain ? python_text(document, place, *quoting, around) : std::nullopt;
    case Language::ruby:
      if (quoting->quote != '"' && !around.is_free_of("{}\\#\"")) return {};
      return "\"" + around.head + "#{" + lookup + "}" + around.tail + "\"";
    case Language::rust:
      if (!around.is_free_of("{}\\\"")) return {};
      return "format!(\"" + around.head + "{}" + around.tail + "\", " + lookup + ")";
    case Language::c:
    case Language::cpp:
      return {};
    default:
      break;
  }
  if (!code.is_script()) return concatenated(document, place, *quoting, around);
  if (!plain) return {};
  return "`" + around.head + "${" + lookup + "}" + around.tail + "`";
}

std::optional<std::string> replacement(const Document& document, const Place& place,
                                       const ByteRange& secret) {
  const Code& code = document.code;
  const bool url = place.variable == "DATABASE_URL" || place.variable.ends_with("_URL") ||
                   place.variable.ends_with("_URI") ||
                   place.variable.ends_with("CONNECTION_STRING");
  if (!place.literal.whole && !(url && !place.literal.interpolated)) {
    return spliced(document, place, secret);
  }
  std::string text =
      environment_lookup(document, place.variable, lookup_quote(code, place.literal.node));
  const std::string_view source = code.of(place.literal.node);
  const bool bytes = is_python(code) &&
                     (source.front() == 'b' || source.front() == 'B' || source.starts_with("rb"));
  if (bytes) text += ".encode()";
  if (code.is_typescript()) text += "!";
  const auto declaration = declaration_by_value(code, place.literal.node);
  if (code.language == Language::go && declaration && !declaration->type.is_null() &&
      code.of(declaration->type) != "string") {
    text = std::string(code.of(declaration->type)) + "(" + text + ")";
  }
  return text;
}

/// Empty for a language that the catalogue has no broker edit for.
std::string_view row_of(const Code& code) {
  switch (code.language) {
    case Language::python:
      return "B.py";
    case Language::go:
      return "B.go";
    case Language::java:
      return "B.java";
    case Language::kotlin:
      return "B.kt";
    case Language::csharp:
      return "B.cs";
    case Language::ruby:
      return "B.rb";
    case Language::php:
      return "B.php";
    case Language::rust:
      return "B.rs";
    case Language::c:
      return "B.c";
    case Language::cpp:
      return "B.cpp";
    case Language::javascript:
      return "B.js";
    default:
      return code.is_typescript() ? "B.ts" : "";
  }
}

/// The statement that itself sets the variable, `os.environ["X"] = "…"`: it goes whole.
Node setting_statement(const Code& code, const Place& place) {
  const Node literal = place.literal.node;
  const Node statement = enclosing(literal, {"expression_statement", "assignment"});
  if (statement.is_null() || !place.literal.whole) return Node();
  const std::string_view text = code.of(statement);
  const std::string_view head = text.substr(0, literal.begin() - statement.begin());
  const bool sets = head.starts_with("os.environ[") || head.starts_with("process.env.") ||
                    head.starts_with("process.env[") || head.starts_with("os.Setenv(") ||
                    head.starts_with("ENV[") ||
                    head.starts_with("Environment.SetEnvironmentVariable(");
  return sets && head.find(place.variable) != std::string_view::npos ? statement : Node();
}

/// One literal gives way; false if it cannot.
bool put_lookup(const Document& document, const Place& place, const ByteRange& secret,
                EditScript& script) {
  const auto text = replacement(document, place, secret);
  if (!text) return false;
  if (document.code.language != Language::rust) {
    script.replace(place.replaced.range(), *text);
    return true;
  }
  const auto read = rust_read(document.code, place.literal.node, *text);
  if (!read) return false;
  script.replace(read->replaced.range(), read->text);
  return true;
}

/// Ruby expands in the lines of a here-document, unless its word is in single quotes.
bool put_in_heredoc(const Document& document, const ByteRange& secret, const Naming& naming,
                    EditScript& script) {
  const Code& code = document.code;
  const Node body = enclosing(code.root.descendant(secret), {"heredoc_body"});
  if (code.language != Language::ruby || body.is_null() || body.named_child_count() == 0)
    return false;
  const Node end = body.named_child(body.named_child_count() - 1);
  const std::string quoted = "'" + std::string(code.of(end)) + "'";
  const std::string_view before = code.text.substr(0, body.begin());
  const uint32_t line = line_begin(code.text, body.begin() > 0 ? body.begin() - 1 : 0);
  if (before.find(quoted, line) != std::string_view::npos) return false;
  const std::string variable = naming(secret, {});
  if (variable.empty()) return false;
  script.replace(secret, "#{" + environment_lookup(document, variable, '"') + "}");
  return true;
}

}  // namespace

std::optional<Broker> broker_in_code(const Document& document,
                                     const std::vector<ByteRange>& secrets, const Naming& naming) {
  const std::string_view row = row_of(document.code);
  if (row.empty() || environment_is_hidden(document)) return {};
  Broker broker{std::string(row), Class::A, {}};
  EditScript script(document.code.text);
  std::vector<Node> replaced;
  bool reads = false;
  for (const ByteRange& secret : secrets) {
    const auto place = place_of(document, secret, naming);
    if (!place && put_in_heredoc(document, secret, naming, script)) continue;
    if (!place) return {};
    if (inside_any(place->replaced.range(), replaced)) continue;
    if (const Node setting = setting_statement(document.code, *place); !setting.is_null()) {
      script.remove_lines(setting.range(), comment_start(document.code));
      continue;
    }
    const std::string lookup = environment_lookup(document, place->variable, '"');
    reads = true;
    const ConstantChange change =
        change_constant(document.code, place->literal.node, lookup, script);
    if (change == ConstantChange::impossible) return {};
    if (change != ConstantChange::none) broker.cls = Class::T;
    const bool done = change == ConstantChange::whole;
    if (done && !place->literal.whole) return {};
    if (!done && !put_lookup(document, *place, secret, script)) return {};
    replaced.push_back(place->replaced);
    if (secrets.size() == 1) broker.variable = place->variable;
  }
  if (reads) import_environment(document, script);
  const auto edits = script.finish();
  if (!edits) return {};
  broker.edits = *edits;
  return broker;
}

}  // namespace plumbline::remedies

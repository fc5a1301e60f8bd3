#include "analyzers/secrets/assignment.h"

#include <algorithm>
#include <array>

#include "analyzers/secrets/entry_reader.h"
#include "analyzers/source/ascii.h"

namespace plumbline::secrets {
namespace {

/// Bytes of a name, and so of a look back from a hit in a line of megabytes.
constexpr uint32_t kLongestName = 128;

/// `: str`, ` string`, `[64]`, `*`: what may stand between a declared name and its `=`.
void skip_type(TextReader& reader) {
  const uint32_t start = reader.at();
  const bool begins = std::string_view(" \t:[*").find(reader.peek()) != std::string_view::npos ||
                      (reader.peek() == '?' && reader.peek(1) == ':');
  if (!begins) return;
  reader.skip_blanks();
  if (reader.peek() == '?') reader.advance();
  if (reader.peek() == ':' && reader.peek(1) != '=') reader.advance();
  uint32_t length = 0;
  while (length < 48 && !reader.done() &&
         (is_word_character(reader.peek()) || is_blank(reader.peek()) ||
          std::string_view("[]<>|&?*.'").find(reader.peek()) != std::string_view::npos)) {
    reader.advance();
    ++length;
  }
  const char next = reader.peek(1);  // base64 ends in `=`, too
  const bool ends = next == '\0' || is_line_end(next) || is_quote(next);
  const bool declared = length > 0 && reader.peek() == '=' && next != '=' && next != '>' &&
                        (!ends || is_blank(reader.text()[reader.at() - 1]));
  if (!declared) reader.seek(start);
}

struct Spelling {
  std::string_view text;
  Operator op;
};

// Longer spellings first.
constexpr std::array kOperators = {Spelling{".unwrap_or(", Operator::fallback},
                                   Spelling{".unwrap_or_else(|_| ", Operator::fallback},
                                   Spelling{"() { return ", Operator::assign},
                                   Spelling{"() => ", Operator::assign},
                                   Spelling{".type(", Operator::fallback},
                                   Spelling{".fill(", Operator::fallback},
                                   Spelling{".send_keys(", Operator::fallback},
                                   Spelling{".sendKeys(", Operator::fallback},
                                   Spelling{".SendKeys(", Operator::fallback},
                                   Spelling{".toBe(", Operator::fallback},
                                   Spelling{".toEqual(", Operator::fallback},
                                   Spelling{".toStrictEqual(", Operator::fallback},
                                   Spelling{".to.equal(", Operator::fallback},
                                   Spelling{".isEqualTo(", Operator::fallback},
                                   Spelling{"{ ", Operator::fallback},
                                   Spelling{":::=", Operator::assign},
                                   Spelling{"::=", Operator::assign},
                                   Spelling{"<<-", Operator::assign},
                                   Spelling{"<-", Operator::assign},
                                   Spelling{".orElse(", Operator::fallback},
                                   Spelling{".getOrElse(", Operator::fallback},
                                   Spelling{"===", Operator::compare},
                                   Spelling{"!==", Operator::compare},
                                   Spelling{"==", Operator::compare},
                                   Spelling{"!=", Operator::compare},
                                   Spelling{"||=", Operator::assign},
                                   Spelling{"?\?=", Operator::assign},
                                   Spelling{"||", Operator::fallback},
                                   Spelling{"?\?", Operator::fallback},
                                   Spelling{"?:", Operator::fallback},
                                   Spelling{"or ", Operator::fallback},
                                   Spelling{"//=", Operator::assign},
                                   Spelling{":=", Operator::assign},
                                   Spelling{"=>", Operator::assign},
                                   Spelling{"?=", Operator::assign},
                                   Spelling{"+=", Operator::assign},
                                   Spelling{"->", Operator::call},
                                   Spelling{"=", Operator::assign},
                                   Spelling{":-", Operator::assign},
                                   Spelling{":", Operator::colon},
                                   Spelling{",", Operator::argument},
                                   Spelling{"(", Operator::call}};

/// From a look-up to the literal that stands in for it: `= options.x || "value"`,
/// `if production else "value"`, `? a : "value"`; the reader unmoved if there is none on the line.
bool skip_to_fallback(TextReader& reader) {
  constexpr uint32_t kLongest = 80;  // bytes
  static constexpr std::array<std::string_view, 6> kMarks = {
      " || ", " ?? ", " ?: ", " or ", " else ", " : "};
  static constexpr std::array<std::string_view, 5> kNothing = {"? undefined", "? null", "? nil",
                                                               "? \"\"", "? ''"};
  const uint32_t start = reader.at();
  bool asked = reader.rest().starts_with("if ");
  for (; reader.at() - start < kLongest; reader.advance()) {
    reader.read_until(" ?\r\n;{,");
    const char c = reader.peek();
    if (c != ' ' && c != '?') break;
    const auto nothing = [&](std::string_view word) { return reader.rest().starts_with(word); };
    if (std::any_of(kNothing.begin(), kNothing.end(), nothing)) break;  // then a message follows
    asked = asked || c == '?' || reader.rest().starts_with(" if ");
    for (const std::string_view spelling : kMarks) {
      const bool needs_question = spelling == " : " || spelling == " else ";
      if ((asked || !needs_question) && reader.accept(spelling)) return is_quote(reader.peek());
    }
  }
  reader.seek(start);
  return false;
}

std::optional<Operator> read_operator(TextReader& reader) {
  const uint32_t blanks = reader.skip_blanks();
  const bool make = reader.rest().starts_with("::=") || reader.rest().starts_with(":::=");
  for (const std::string_view other : {"::", ":?", ":+"}) {  // a scope; a shell's message
    if (reader.rest().starts_with(other) && !make) return std::nullopt;
  }
  for (const Spelling& spelling : kOperators) {
    if (reader.accept(spelling.text)) return spelling.op;
  }
  if (reader.peek() == '{' && is_quote(reader.peek(1))) {  // C++: name{"value"}
    reader.advance();
    return Operator::assign;
  }
  const uint32_t start = reader.at();
  if (reader.rest().starts_with("if ") && skip_to_fallback(reader)) return Operator::fallback;
  reader.seek(start);
  if (reader.accept("is `")) reader.seek(reader.at() - 1);  // in documentation
  if (blanks > 0 && !reader.done()) return Operator::space;
  return std::nullopt;
}

/// ` { get; set; }`: the accessors of a property of C#, if its value follows.
void skip_accessors(TextReader& reader) {
  constexpr uint32_t kLongest = 48;  // bytes
  const uint32_t start = reader.at();
  if (!reader.accept(" { get")) return;
  const ByteRange inside = reader.read_until("}\r\n=\"");
  if (inside.length() > kLongest || !reader.accept("} =")) return reader.seek(start);
  reader.seek(reader.at() - 1);
}

/// `"]`, `')`, `\"`, `}`, `]')`: what closes a name that is a key, the argument of a look-up, or
/// part of a selector.
void skip_name_end(TextReader& reader, const ByteRange& name) {
  const uint32_t begin = name.begin.value;
  const std::string_view head =
      reader.text().substr(begin < 2 ? 0 : begin - 2, std::min(begin, 2U));
  if (reader.peek() == '\\' && is_quote(reader.peek(1))) reader.advance();
  if (is_quote(reader.peek())) reader.advance();
  reader.accept("**");  // Markdown
  while (reader.peek() == ']' || reader.peek() == ')') reader.advance();
  if (head.ends_with('=') && is_quote(reader.peek()) && reader.peek(1) == ')') reader.advance(2);
  if (contains(head, "{") && (reader.accept("}") || reader.accept(" }"))) return;  // Perl
  if (reader.peek() == '!' && reader.peek(1) != '=') reader.advance();  // TypeScript: env.X!
}

char quote_before(std::string_view text, const ByteRange& name) {
  uint32_t at = name.begin.value;
  while (at > 0 &&
         (text[at - 1] == '-' || text[at - 1] == ':' || text[at - 1] == '@' || text[at - 1] == '#'))
    --at;
  return at > 0 && is_quote(text[at - 1]) ? text[at - 1] : '\0';
}

/// `"\"value\""`: a literal whose content is a literal.
void strip_inner_quotes(std::string_view text, ByteRange& range) {
  constexpr std::string_view kQuote = "\\\"";
  const std::string_view value = text.substr(range.begin.value, range.length());
  if (value.size() < 5 || !value.starts_with(kQuote) || !value.ends_with(kQuote)) return;
  range = byte_range(range.begin.value + 2, range.end.value - 2);
}

std::optional<Assignment> finish(TextReader& reader, Assignment assignment, BareStyle bare) {
  auto value = read_literal(reader, bare);
  if (!value && bare == BareStyle::none && skip_to_fallback(reader)) {
    assignment.op = Operator::fallback;
    value = read_literal(reader, bare);
  }
  if (!value) return std::nullopt;
  if (value->quote != 0) strip_inner_quotes(reader.text(), value->range);
  const char first = reader.text()[value->range.begin.value];
  if (value->quote == 0 && contains(",;)]}", {&first, 1})) return std::nullopt;  // of a list
  assignment.value = value->range;
  assignment.quote = value->quote;
  return assignment;
}

/// The text up to the end of an element.
std::optional<Assignment> element_content(TextReader& reader, Assignment assignment) {
  const ByteRange content = reader.read_until("<\n\r");
  if (reader.skip_line_end()) reader.skip_blanks();
  const bool closed = reader.rest().starts_with("</") || reader.rest().starts_with("<!");
  const bool in_data =
      content.length() > 3 && reader.text().substr(content.end.value - 3, 3) == "]]>";
  if (content.empty() || !(closed || in_data)) return std::nullopt;
  assignment.value = content;
  return assignment;
}

/// `, default=`, `, default: `, `, with: `: what may stand between a name and its value as the next
/// argument.
Operator skip_keyword(TextReader& reader) {
  if (reader.accept(" default=")) return Operator::argument;
  return reader.accept(" with: ") || reader.accept(" default: ") ? Operator::assign
                                                                 : Operator::argument;
}

/// `name= other=`: among words, a blank after the sign but not before it ends an empty value.
bool is_empty_word(const TextReader& reader, BareStyle bare) {
  const bool among_words = bare == BareStyle::shell || bare == BareStyle::in_string;
  return among_words && is_blank(reader.peek()) && reader.at() > 1 &&
         !is_blank(reader.text()[reader.at() - 2]);
}

/// The style of a bare value after the operator: a comparison, an argument or a call has none.
BareStyle style_after(Operator op, BareStyle bare) {
  const bool code = op == Operator::argument || op == Operator::call || op == Operator::compare ||
                    op == Operator::fallback;
  return code ? BareStyle::none : bare;
}

}  // namespace

ByteRange name_around(std::string_view text, uint32_t at) {
  const auto inside = [&](uint32_t i) {
    if (is_word_character(text[i]) || text[i] == '$') return true;
    if (text[i] != '-' && text[i] != '.') return false;
    return i > 0 && i + 1 < text.size() && is_word_character(text[i - 1]) &&
           is_word_character(text[i + 1]);
  };
  uint32_t begin = at;
  while (begin > 0 && at - begin < kLongestName && inside(begin - 1)) --begin;
  uint32_t end = at;
  while (end < text.size() && end - at < kLongestName && inside(end)) ++end;
  return byte_range(begin, end);
}

std::optional<Assignment> assignment_to(std::string_view text, const ByteRange& name,
                                        BareStyle bare) {
  Assignment assignment{name, {}, 0, quote_before(text, name), Operator::assign};
  TextReader reader(text, name.end.value);
  if (const auto entry = skip_to_entry_value(reader, name)) {
    assignment.op = *entry;
    return finish(reader, assignment, bare);
  }
  if (const auto element = skip_to_element_value(reader, name)) {
    assignment.op = *element;
    return element_content(reader, assignment);
  }
  skip_name_end(reader, name);
  skip_accessors(reader);
  if (bare == BareStyle::none || bare == BareStyle::word) skip_type(reader);
  const bool subscript = reader.at() > 0 && text[reader.at() - 1] == ']';
  const auto op = read_operator(reader);
  if (!op || (subscript && *op == Operator::argument)) return std::nullopt;
  assignment.op = *op;
  if (*op == Operator::argument) assignment.op = skip_keyword(reader);
  if (*op == Operator::assign && is_empty_word(reader, bare)) return std::nullopt;
  if (*op == Operator::colon) reader.accept("**");  // Markdown: **name:** value
  if (*op != Operator::space) {
    const bool lines = bare == BareStyle::line || bare == BareStyle::block;
    lines ? static_cast<void>(reader.skip_blanks()) : reader.skip_to_next_token();
    const bool opens = reader.peek() == '(' || (reader.peek() == '[' && reader.peek(1) != ']');
    if (bare == BareStyle::none && opens) {  // the first of several, or one in brackets
      reader.advance();
      reader.skip_to_next_token();
    }
  }
  return finish(reader, assignment, style_after(*op, bare));
}

}  // namespace plumbline::secrets

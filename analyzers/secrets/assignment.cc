#include "analyzers/secrets/assignment.h"

#include <algorithm>
#include <array>

namespace plumbline::secrets {
namespace {

constexpr uint32_t kLongestName = 128;
constexpr uint32_t kReach = 4096;

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_quote(char c) {
  return c == '"' || c == '\'' || c == '`';
}

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/// Reads forward through a text; every step is bounded by `limit`.
class Reader {
 public:
  Reader(std::string_view text, uint32_t at)
      : text_(text),
        at_(at),
        limit_(static_cast<uint32_t>(std::min<size_t>(text.size(), at + kReach))) {}

  uint32_t at() const { return at_; }
  char peek(uint32_t ahead = 0) const { return at_ + ahead < limit_ ? text_[at_ + ahead] : '\0'; }
  void advance(uint32_t count = 1) { at_ = std::min(limit_, at_ + count); }
  void seek(uint32_t at) { at_ = at; }
  bool done() const { return at_ >= limit_; }
  std::string_view rest() const { return text_.substr(at_, limit_ - at_); }

  bool accept(std::string_view word) {
    if (!rest().starts_with(word)) return false;
    advance(static_cast<uint32_t>(word.size()));
    return true;
  }

  uint32_t skip_blanks() {
    const uint32_t from = at_;
    while (is_blank(peek())) advance();
    return at_ - from;
  }

  /// Blanks and at most one line end (with a continuation mark before it).
  void skip_to_next_token() {
    skip_blanks();
    if (peek() == '\\' && (peek(1) == '\n' || peek(1) == '\r')) advance();
    if (peek() == '\r') advance();
    if (peek() == '\n') advance();
    skip_blanks();
  }

 private:
  std::string_view text_;
  uint32_t at_;
  uint32_t limit_;
};

/// `: str`, ` string`, `[64]`, `*`: what may stand between a declared name and its `=`.
void skip_type(Reader& reader) {
  const uint32_t start = reader.at();
  reader.skip_blanks();
  if (reader.peek() == ':' && reader.peek(1) != '=') reader.advance();
  uint32_t length = 0;
  while (length < 48 &&
         (is_word(reader.peek()) || is_blank(reader.peek()) ||
          std::string_view("[]<>|&?*.'").find(reader.peek()) != std::string_view::npos)) {
    if (reader.done()) break;
    reader.advance();
    ++length;
  }
  const bool declared =
      length > 0 && reader.peek() == '=' && reader.peek(1) != '=' && reader.peek(1) != '>';
  if (!declared) reader.seek(start);
}

struct Spelling {
  std::string_view text;
  Operator op;
};

// Longer spellings first.
constexpr std::array kOperators = {
    Spelling{"===", Operator::compare}, Spelling{"!==", Operator::compare},
    Spelling{"==", Operator::compare},  Spelling{"!=", Operator::compare},
    Spelling{"||=", Operator::assign},  Spelling{"?\?=", Operator::assign},
    Spelling{":=", Operator::assign},   Spelling{"=>", Operator::assign},
    Spelling{"?=", Operator::assign},   Spelling{"+=", Operator::assign},
    Spelling{"->", Operator::call},     Spelling{"=", Operator::assign},
    Spelling{":-", Operator::assign},   Spelling{":", Operator::colon},
    Spelling{",", Operator::argument},  Spelling{"(", Operator::call},
    Spelling{">", Operator::element}};

std::optional<Operator> read_operator(Reader& reader) {
  const uint32_t blanks = reader.skip_blanks();
  for (const Spelling& spelling : kOperators) {
    if (reader.accept(spelling.text)) return spelling.op;
  }
  if (blanks > 0 && !reader.done()) return Operator::space;
  return std::nullopt;
}

/// r"…", b'…', @"…", and the calls that only change a literal's type.
void skip_wrapper(Reader& reader) {
  static constexpr std::array<std::string_view, 10> kWrappers = {
      "SecretStr(", "Secret(",      "[]byte(",     "bytes(",          "String(",
      "str(",       "Buffer.from(", "new String(", "String.valueOf(", "SecureString("};
  for (const std::string_view wrapper : kWrappers) {
    if (reader.accept(wrapper)) break;
  }
  for (uint32_t count = 0; count < 2; ++count) {
    const char c = reader.peek();
    const char next = reader.peek(1);
    const bool prefix =
        std::string_view("rRbBuUlL@").find(c) != std::string_view::npos && c != '\0';
    if (prefix && (is_quote(next) || is_quote(reader.peek(2)))) reader.advance();
  }
}

/// From the opening quote; nothing when the text or, but for back quotes, the line ends first.
std::optional<ByteRange> quoted_value(Reader& reader, char quote) {
  reader.advance();
  const bool triple = reader.peek() == quote && reader.peek(1) == quote;
  if (triple) reader.advance(2);
  const uint32_t begin = reader.at();
  for (; !reader.done(); reader.advance()) {
    const char c = reader.peek();
    if (c == '\\' && quote != '`') {
      reader.advance();
      continue;
    }
    if ((c == '\n' || c == '\r') && !triple && quote != '`') return std::nullopt;
    if (c != quote) continue;
    const uint32_t end = reader.at();
    reader.advance();
    return byte_range(begin, end);
  }
  return std::nullopt;
}

/// `\"value\"`: a literal inside a literal.
std::optional<ByteRange> escaped_value(Reader& reader) {
  const char quote = reader.peek(1);
  reader.advance(2);
  const uint32_t begin = reader.at();
  const std::string_view rest = reader.rest();
  const size_t end = rest.find_first_of("\n\r\\");
  if (end == std::string_view::npos || end + 1 >= rest.size()) return std::nullopt;
  if (rest[end] != '\\' || rest[end + 1] != quote) return std::nullopt;
  return byte_range(begin, begin + static_cast<uint32_t>(end));
}

std::optional<ByteRange> bare_value(Reader& reader, std::string_view delimiters) {
  const uint32_t begin = reader.at();
  const std::string_view rest = reader.rest();
  const size_t end = std::min(rest.find_first_of(delimiters), rest.size());
  if (end == 0) return std::nullopt;
  return byte_range(begin, begin + static_cast<uint32_t>(end));
}

std::optional<ByteRange> read_value(Reader& reader, Assignment& assignment) {
  skip_wrapper(reader);
  const char c = reader.peek();
  if (is_quote(c)) {
    assignment.quote = c;
    return quoted_value(reader, c);
  }
  if (c == '\\' && is_quote(reader.peek(1))) {
    assignment.quote = reader.peek(1);
    return escaped_value(reader);
  }
  if (assignment.op == Operator::argument || assignment.op == Operator::call) return std::nullopt;
  if (assignment.op == Operator::element) return bare_value(reader, "<\n\r");
  return bare_value(reader, " \t\n\r,;\"'`<>(){}[]|&\\");
}

/// `"value"`, `value:` and the like between the name and the value of a pair that is written as two
/// entries.
bool skip_neighbour(Reader& reader) {
  if (reader.peek() == ',') reader.advance();
  reader.skip_to_next_token();
  if (reader.peek() == '-') return false;  // the next item of a list, not of this pair
  const bool quoted = is_quote(reader.peek());
  if (quoted) reader.advance();
  static constexpr std::array<std::string_view, 5> kKeys = {"value", "Value", "VALUE", "default",
                                                            "val"};
  const bool key = std::any_of(kKeys.begin(), kKeys.end(),
                               [&](std::string_view word) { return reader.accept(word); });
  if (!key) return false;
  if (quoted) reader.advance();
  reader.skip_blanks();
  if (reader.peek() != ':' && reader.peek() != '=') return false;
  reader.advance();
  reader.skip_blanks();
  return true;
}

/// `</key> <string>` after `<key>name`.
bool skip_sibling_element(Reader& reader) {
  if (!reader.accept("</")) return false;
  while (is_word(reader.peek())) reader.advance();
  if (!reader.accept(">")) return false;
  reader.skip_to_next_token();
  if (!reader.accept("<")) return false;
  while (is_word(reader.peek())) reader.advance();
  return reader.accept(">");
}

bool finish(Reader& reader, Assignment& assignment) {
  const auto value = read_value(reader, assignment);
  if (!value || value->empty()) return false;
  assignment.value = *value;
  return true;
}

/// True if the name is itself the value of `name:` or `key=`.
bool is_entry_value(std::string_view text, const ByteRange& name) {
  uint32_t at = name.begin.value;
  if (at > 0 && is_quote(text[at - 1])) --at;
  while (at > 0 && is_blank(text[at - 1])) --at;
  if (at == 0 || (text[at - 1] != ':' && text[at - 1] != '=')) return false;
  --at;
  while (at > 0 && (is_blank(text[at - 1]) || is_quote(text[at - 1]))) --at;
  const std::string_view head = text.substr(at < 4 ? 0 : at - 4, at < 4 ? at : 4);
  return head.ends_with("name") || head.ends_with("Name") || head.ends_with("key") ||
         head.ends_with("Key") || head.ends_with("id");
}

}  // namespace

ByteRange name_around(std::string_view text, uint32_t at) {
  const auto inside = [&](uint32_t i) {
    if (is_word(text[i]) || text[i] == '$') return true;
    if (text[i] != '-' && text[i] != '.') return false;
    return i > 0 && i + 1 < text.size() && is_word(text[i - 1]) && is_word(text[i + 1]);
  };
  uint32_t begin = at;
  while (begin > 0 && at - begin < kLongestName && inside(begin - 1)) --begin;
  uint32_t end = at;
  while (end < text.size() && end - at < kLongestName && inside(end)) ++end;
  return byte_range(begin, end);
}

std::optional<Assignment> assignment_to(std::string_view text, const ByteRange& name) {
  Assignment assignment{name, {}, 0, 0, Operator::assign};
  Reader reader(text, name.end.value);
  const bool quoted = name.begin.value > 0 && is_quote(text[name.begin.value - 1]);
  if (quoted) assignment.name_quote = text[name.begin.value - 1];
  if (reader.peek() == '\\' && is_quote(reader.peek(1))) reader.advance();
  if (is_quote(reader.peek())) reader.advance();
  while (reader.peek() == ']' || reader.peek() == ')') reader.advance();
  if (is_entry_value(text, name)) {
    assignment.op = Operator::neighbour;
    reader.skip_blanks();
    return skip_neighbour(reader) && finish(reader, assignment) ? std::optional(assignment)
                                                                : std::nullopt;
  }
  if (reader.peek() == '<') {
    assignment.op = Operator::element;
    return skip_sibling_element(reader) && finish(reader, assignment) ? std::optional(assignment)
                                                                      : std::nullopt;
  }
  skip_type(reader);
  const auto op = read_operator(reader);
  if (!op) return std::nullopt;
  assignment.op = *op;
  if (*op == Operator::element) reader.skip_blanks();
  if (*op != Operator::element && *op != Operator::space) reader.skip_to_next_token();
  return finish(reader, assignment) ? std::optional(assignment) : std::nullopt;
}

}  // namespace plumbline::secrets

#include "analyzers/secrets/literal_value.h"

#include <array>

#include "analyzers/source/character_set.h"

namespace plumbline::secrets {
namespace {

void skip_type_wrapper(TextReader& reader) {
  static constexpr std::array<std::string_view, 37> kWrappers = {"SecretStr(",
                                                                 "SecretString(",
                                                                 "Secret(",
                                                                 "[]byte(",
                                                                 "bytes(",
                                                                 "bytearray(",
                                                                 "String(",
                                                                 "str(",
                                                                 "Buffer.from(",
                                                                 "new String(",
                                                                 "String.valueOf(",
                                                                 "SecureString(",
                                                                 "std::string(",
                                                                 "string(",
                                                                 "String::from(",
                                                                 "Some(",
                                                                 "Optional.of(",
                                                                 "QString(",
                                                                 "QStringLiteral(",
                                                                 "TEXT(",
                                                                 "_T(",
                                                                 "quote(",
                                                                 "unquote(",
                                                                 "sensitive(",
                                                                 "Field(",
                                                                 "Encoding.UTF8.GetBytes(",
                                                                 "Encoding.ASCII.GetBytes(",
                                                                 "Convert.FromBase64String(",
                                                                 "default=",
                                                                 "default:",
                                                                 "Password(",
                                                                 "nonsensitive(",
                                                                 "Redacted.make(",
                                                                 "env(",
                                                                 "new Buffer(",
                                                                 "toCharArray(",
                                                                 "config("};
  for (int depth = 0; depth < 2; ++depth) {
    for (const std::string_view wrapper : kWrappers) {
      if (!reader.accept(wrapper)) continue;
      reader.skip_blanks();
      break;
    }
  }
}

/// r"…", b'…', @"…", $'…', L"…", u8"…", r#"…"#, N'…'.
void skip_prefix(TextReader& reader) {
  constexpr CharacterSet kLetters("rRbBuUlLN@8$#");
  for (uint32_t length = 1; length <= 2; ++length) {
    bool prefix = true;
    for (uint32_t i = 0; i < length; ++i) {
      const char c = reader.peek(i);
      prefix = prefix && kLetters.contains(c);
    }
    if (prefix && is_quote(reader.peek(length))) return reader.advance(length);
  }
}

/// From the opening quote. A line end closes nothing: only triple and back quotes run over it.
std::optional<LiteralValue> read_quoted(TextReader& reader) {
  const char quote = reader.peek();
  reader.advance();
  const bool triple = reader.peek() == quote && reader.peek(1) == quote;
  if (triple) reader.advance(2);
  const bool raw = !triple && quote == '"' && reader.peek() == '(' && reader.at() > 1 &&
                   reader.text()[reader.at() - 2] == 'R';
  if (raw) reader.advance();
  const uint32_t begin = reader.at();
  for (; !reader.done(); reader.advance()) {
    const char c = reader.peek();
    if (c == '\\' && quote != '`' && !is_line_end(reader.peek(1))) {
      reader.advance();
      continue;
    }
    if (is_line_end(c) && !triple && quote != '`') return std::nullopt;
    const bool closes = raw ? c == ')' && reader.peek(1) == quote : c == quote;
    if (!closes) continue;
    const uint32_t end = reader.at();
    reader.advance();
    return LiteralValue{byte_range(begin, end), quote};
  }
  return std::nullopt;
}

/// `\"value\"`: a literal inside a literal.
std::optional<LiteralValue> read_escaped(TextReader& reader) {
  const char quote = reader.peek(1);
  reader.advance(2);
  const ByteRange range = reader.read_until("\n\r\\");
  if (reader.peek() != '\\' || reader.peek(1) != quote) return std::nullopt;
  reader.advance(2);
  return LiteralValue{range, quote};
}

/// `""value"";`: the same in a verbatim string of C#, where a quote is written twice. Its quotes
/// end no string, so it counts as bare.
std::optional<LiteralValue> read_doubled(TextReader& reader) {
  const uint32_t start = reader.at();
  if (reader.accept("\"\"")) {
    const ByteRange range = reader.read_until("\n\r\"");
    const bool closes = reader.accept("\"\"") && (reader.peek() == ';' || reader.peek() == '"');
    if (closes) return LiteralValue{range, 0};
  }
  reader.seek(start);
  return std::nullopt;
}

ByteRange trimmed(std::string_view text, ByteRange range) {
  while (!range.empty() && is_blank(text[range.end.value - 1])) --range.end.value;
  const char last = range.empty() ? '\0' : text[range.end.value - 1];
  if (last == ',' || last == ';') --range.end.value;  // a line of code in a line of text
  return range;
}

/// To the end of the line; a comment begins with ` #` or ` ;`.
ByteRange read_line(TextReader& reader, std::string_view also) {
  const uint32_t begin = reader.at();
  for (; !reader.done() && !is_line_end(reader.peek()); reader.advance()) {
    const char c = reader.peek();
    if (also.find(c) != std::string_view::npos) break;
    const bool comment =
        (c == '#' || c == ';') && reader.at() > begin && is_blank(reader.text()[reader.at() - 1]);
    if (comment) break;
  }
  return trimmed(reader.text(), byte_range(begin, reader.at()));
}

/// `|`, `>-`: the value is the next line.
void skip_block_mark(TextReader& reader) {
  const uint32_t start = reader.at();
  if (reader.peek() != '|' && reader.peek() != '>') return;
  reader.advance();
  if (reader.peek() == '-' || reader.peek() == '+') reader.advance();
  reader.skip_blanks();
  if (!reader.skip_line_end()) return reader.seek(start);
  reader.skip_blanks();
}

/// `!!str`, `&anchor`.
void skip_yaml_tags(TextReader& reader) {
  for (int count = 0; count < 2; ++count) {
    if (!reader.rest().starts_with("!!") && reader.peek() != '&') return;
    reader.read_until(" \t\r\n");
    reader.skip_blanks();
  }
}

/// Up to a blank, a quote or a separator, or a bracket that nothing in the value opened.
ByteRange read_in_string(TextReader& reader) {
  constexpr CharacterSet kEndsInString(" \t\n\r;\"'`<>&,|\\");
  const uint32_t begin = reader.at();
  int depth = 0;
  for (; !reader.done(); reader.advance()) {
    const char c = reader.peek();
    if (kEndsInString.contains(c)) break;
    if (c == '(' || c == '[' || c == '{') ++depth;
    if ((c == ')' || c == ']' || c == '}') && --depth < 0) break;
  }
  return byte_range(begin, reader.at());
}

ByteRange read_bare(TextReader& reader, BareStyle bare) {
  switch (bare) {
    case BareStyle::line:
      return read_line(reader, "");
    case BareStyle::block:
      return read_line(reader, "");
    case BareStyle::flow:
      return read_line(reader, ",}]");
    case BareStyle::shell:
      return reader.read_until(" \t\n\r;\"'`<>()|&");
    case BareStyle::in_string:
      return read_in_string(reader);
    default:
      return reader.read_until(" \t\n\r,;\"'`<>(){}[]|&\\");
  }
}

std::optional<LiteralValue> read_written(TextReader& reader, BareStyle bare) {
  if (is_quote(reader.peek())) return read_quoted(reader);
  if (reader.peek() == '\\' && is_quote(reader.peek(1))) return read_escaped(reader);
  if (bare == BareStyle::none) return std::nullopt;
  return LiteralValue{read_bare(reader, bare), 0};
}

}  // namespace

std::optional<LiteralValue> read_literal(TextReader& reader, BareStyle bare) {
  skip_type_wrapper(reader);
  skip_prefix(reader);
  if (bare == BareStyle::block || bare == BareStyle::flow) skip_yaml_tags(reader);
  if (bare == BareStyle::block) skip_block_mark(reader);
  std::optional<LiteralValue> value;
  if (bare == BareStyle::in_string) value = read_doubled(reader);
  if (!value) value = read_written(reader, bare);
  if (value && value->range.empty()) return std::nullopt;
  return value;
}

std::optional<ByteRange> literal_before(std::string_view text, uint32_t end) {
  constexpr uint32_t kLongest = 128;  // bytes
  if (end < 2 || !is_quote(text[end - 1])) return std::nullopt;
  const char quote = text[end - 1];
  uint32_t begin = end - 1;
  while (begin > 0 && end - begin < kLongest && text[begin - 1] != quote) {
    if (text[begin - 1] == '\\' || is_line_end(text[begin - 1])) return std::nullopt;
    --begin;
  }
  if (begin == 0 || text[begin - 1] != quote || begin == end - 1) return std::nullopt;
  return byte_range(begin, end - 1);
}

}  // namespace plumbline::secrets

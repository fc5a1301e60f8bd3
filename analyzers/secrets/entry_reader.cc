#include "analyzers/secrets/entry_reader.h"

#include <array>

namespace plumbline::secrets {
namespace {

constexpr int kBlockLines = 3;  // no more than the lines that every unit may look at

/// True if the name is itself the value of `name:` or `key=`.
bool is_entry_value(std::string_view text, const ByteRange& name) {
  uint32_t at = name.begin.value;
  if (at > 0 && is_quote(text[at - 1])) --at;
  while (at > 0 && is_blank(text[at - 1])) --at;
  if (at == 0 || (text[at - 1] != ':' && text[at - 1] != '=')) return false;
  --at;
  while (at > 0 && (is_blank(text[at - 1]) || is_quote(text[at - 1]))) --at;
  const std::string_view head = text.substr(at < 4 ? 0 : at - 4, at < 4 ? at : 4);
  static constexpr std::array<std::string_view, 7> kHeads = {"type", "name", "Name", "key",
                                                             "Key",  "id",   "NAME"};
  return std::any_of(kHeads.begin(), kHeads.end(),
                     [&](std::string_view word) { return head.ends_with(word); });
}

/// `value:`, `"value":`, `default =`, `value=`: the reader stands on the literal afterwards.
bool accept_value_key(TextReader& reader) {
  static constexpr std::array<std::string_view, 11> kKeys = {
      "content", "value",        "Value",       "VALUE",   "default_value", "default",
      "val",     "defaultValue", "stringValue", "Default", "ParameterValue"};
  const bool quoted = is_quote(reader.peek());
  if (quoted) reader.advance();
  const bool key = std::any_of(kKeys.begin(), kKeys.end(),
                               [&](std::string_view word) { return reader.accept(word); });
  if (!key || is_word_character(reader.peek())) return false;
  if (quoted) reader.advance();
  reader.skip_blanks();
  if (reader.peek() != ':' && reader.peek() != '=') return false;
  reader.advance();
  reader.skip_blanks();
  return true;
}

bool skip_neighbour(TextReader& reader) {
  if (is_quote(reader.peek())) reader.advance();
  reader.skip_blanks();
  if (reader.peek() == ',') reader.advance();
  reader.skip_to_next_token();
  if (reader.peek() == '-') return false;  // the next item of a list, not of this pair
  return accept_value_key(reader);
}

/// `{` or `:` at the line's end, then the value's key on one of the next lines.
bool skip_block(TextReader& reader) {
  if (is_quote(reader.peek())) reader.advance();
  reader.skip_blanks();
  if (reader.peek() != '{' && reader.peek() != ':') return false;
  reader.advance();
  reader.skip_blanks();
  reader.accept("{");
  reader.skip_blanks();
  for (int line = 0; line < kBlockLines && reader.skip_line_end(); ++line) {
    if (reader.skip_blanks() == 0) return false;
    if (accept_value_key(reader)) return true;
    reader.read_until("\r\n}");
  }
  return false;
}

/// Past the rest of a tag; false for one that closes at once.
bool skip_tag(TextReader& reader) {
  reader.read_until(">\r\n");
  return reader.peek() == '>' && reader.text()[reader.at() - 1] != '/' && reader.accept(">");
}

void skip_space_in_element(TextReader& reader) {
  reader.skip_blanks();
  if (reader.skip_line_end()) reader.skip_blanks();
}

/// `<value>` inside an element whose attribute is the name, `<![CDATA[`.
void skip_inner_marks(TextReader& reader) {
  skip_space_in_element(reader);
  if (reader.accept("<value>") || reader.accept("<Value>") || reader.accept("<string>"))
    skip_space_in_element(reader);
  reader.accept("<![CDATA[");
}

}  // namespace

std::optional<Operator> skip_to_entry_value(TextReader& reader, const ByteRange& name) {
  const uint32_t start = reader.at();
  if (is_entry_value(reader.text(), name) && skip_neighbour(reader)) return Operator::neighbour;
  reader.seek(start);
  if (skip_block(reader)) return Operator::neighbour;
  reader.seek(start);
  return std::nullopt;
}

std::optional<Operator> skip_to_element_value(TextReader& reader, const ByteRange& name) {
  const uint32_t start = reader.at();
  const std::string_view text = reader.text();
  const char before = name.begin.value > 0 ? text[name.begin.value - 1] : '\0';
  const bool sibling = before == '>' && reader.accept("</");
  if (sibling) {  // <key>name</key> <string>
    bool opened = skip_tag(reader);
    skip_space_in_element(reader);
    opened = opened && reader.accept("<") && reader.peek() != '/' && skip_tag(reader);
    if (opened) return Operator::neighbour;
  }
  const bool own_tag = before == '<' || (before == ':' && reader.peek() == '>');
  const bool attribute = is_quote(before) && is_entry_value(text, name);
  reader.seek(start);
  const bool tag = own_tag ? reader.peek() == '>' || is_blank(reader.peek()) : attribute;
  if (!sibling && tag && skip_tag(reader)) {
    skip_inner_marks(reader);
    return Operator::element;
  }
  reader.seek(start);
  return std::nullopt;
}

}  // namespace plumbline::secrets

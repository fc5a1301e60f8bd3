// XML to lines, without a tree.
//
// All formats mark a paragraph by an element of one of a few local names and put the words between
// tags, so neither schema nor prefixes matter. Words that were deleted with changes tracked are
// read too: they are still in the file. Formatting leaves white space with a line break between
// tags, which is dropped; blanks alone are kept.
#include "server/archive/document_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "analyzers/source/ascii.h"
#include "analyzers/source/utf8.h"

namespace plumbline::archive {
namespace {

constexpr size_t kLongestEntity = 12;

using Entity = std::pair<std::string_view, std::string_view>;
constexpr std::array<Entity, 5> kEntities = {
    {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}}};

std::optional<std::string> character_of(std::string_view entity) {
  for (const auto& [name, text] : kEntities) {
    if (entity == name) return std::string(text);
  }
  if (!entity.starts_with('#')) return std::nullopt;
  entity.remove_prefix(1);
  const bool hexadecimal = entity.starts_with('x');
  if (hexadecimal) entity.remove_prefix(1);
  uint32_t code = 0;
  const char* const end = entity.data() + entity.size();
  const auto read = std::from_chars(entity.data(), end, code, hexadecimal ? 16 : 10);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  std::string text;
  append_utf8(text, code);
  return text;
}

void append_decoded(std::string& words, std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const size_t end = text[at] == '&' ? text.substr(at, kLongestEntity).find(';') : at;
    const auto character = text[at] == '&' && end != std::string_view::npos
                               ? character_of(text.substr(at + 1, end - 1))
                               : std::nullopt;
    if (character) {
      words += *character;
      at += end + 1;
    } else {
      words += text[at++];
    }
  }
}

/// Behind the `>` of the tag that begins at `at`; one in quotes is part of a value.
size_t end_of_tag(std::string_view xml, size_t at) {
  char quote = 0;
  for (; at < xml.size(); ++at) {
    const char c = xml[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return xml.size();
}

std::string_view local_name(std::string_view tag) {
  tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
  tag = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
  return tag.substr(tag.rfind(':') + 1);
}

/// What a tag means for a reader.
std::string_view gap_of(std::string_view tag) {
  const std::string_view name = local_name(tag);
  const bool closes = tag.starts_with("</");
  if (is_in(name, {"br", "cr", "line-break"})) return "\n";
  if (name == "tab") return closes ? "" : "\t";
  if (!closes) return "";
  if (name == "c") return "\t";  // a cell of a sheet
  return is_in(name, {"p", "h", "si", "row", "comment"}) ? "\n" : "";
}

bool is_formatting(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos && contains(text, "\n");
}

}  // namespace

bool holds_words(std::string_view archive_name, std::string_view entry_name) {
  const std::string kind = lower(archive_name.substr(archive_name.rfind('.') + 1));
  if (!entry_name.ends_with(".xml")) return false;
  const auto is_below = [&](std::string_view folder) { return entry_name.starts_with(folder); };
  if (is_in(kind, {"docx", "docm", "dotx"})) return is_below("word/");
  if (is_in(kind, {"pptx", "pptm", "potx"})) return is_below("ppt/");
  if (is_in(kind, {"xlsx", "xlsm", "xltx"})) return is_below("xl/");
  return is_in(kind, {"odt", "ods", "odp", "odg", "ott"}) &&
         is_in(entry_name, {"content.xml", "styles.xml", "meta.xml"});
}

std::string words_of(std::string_view xml) {
  constexpr std::string_view kLiteral = "<![CDATA[";
  std::string words;
  for (size_t at = 0; at < xml.size();) {
    const size_t tag = std::min(xml.find('<', at), xml.size());
    const std::string_view text = xml.substr(at, tag - at);
    if (!is_formatting(text)) append_decoded(words, text);
    const std::string_view rest = xml.substr(tag);
    if (rest.starts_with(kLiteral)) {
      const size_t end = std::min(rest.find("]]>", kLiteral.size()), rest.size());
      words += rest.substr(kLiteral.size(), end - kLiteral.size());
      at = tag + end;
      if (end < rest.size()) at += 3;
    } else if (rest.starts_with("<!--")) {
      at = tag + std::min(rest.find("-->"), rest.size() - 3) + 3;
    } else {
      at = end_of_tag(xml, tag);
      words += tag < at ? gap_of(xml.substr(tag, at - tag)) : "";
    }
  }
  return words;
}

}  // namespace plumbline::archive

#include "server/archive/pdf_font.h"

#include <algorithm>
#include <iterator>
#include <qpdf/QUtil.hh>
#include <vector>

#include "analyzers/source/utf8.h"
#include "server/archive/pdf_tokens.h"

namespace plumbline::archive {
namespace {

uint32_t code_of(std::string_view bytes) {
  uint32_t code = 0;
  for (const char c : bytes.substr(0, 4)) code = code << 8 | static_cast<unsigned char>(c);
  return code;
}

/// Fonts have one glyph for some pairs of letters; in a key they are two letters.
void append_apart(std::string& text, const std::string& utf8) {
  static const std::map<std::string, std::string_view> kLigatures = {{"\xEF\xAC\x80", "ff"},
                                                                     {"\xEF\xAC\x81", "fi"},
                                                                     {"\xEF\xAC\x82", "fl"},
                                                                     {"\xEF\xAC\x83", "ffi"},
                                                                     {"\xEF\xAC\x84", "ffl"}};
  const auto ligature = kLigatures.find(utf8);
  text += ligature == kLigatures.end() ? std::string_view(utf8) : ligature->second;
}

}  // namespace

/// Reads `<lo> <hi> <first>`, `<lo> <hi> [<one> <each>]` and `<code> <text>` between their words.
class CmapReader {
 public:
  explicit CmapReader(PdfFont& font) : font_(font) {}

  void take(const QPDFTokenizer::Token& token) {
    switch (token.getType()) {
      case QPDFTokenizer::tt_word:
        section_ = token.getValue();
        strings_.clear();
        break;
      case QPDFTokenizer::tt_array_open:
        in_array_ = true;
        break;
      case QPDFTokenizer::tt_array_close:
        in_array_ = false;
        strings_.clear();
        break;
      case QPDFTokenizer::tt_string:
        take_string(token.getValue());
        break;
      default:
        break;
    }
  }

 private:
  void take_string(const std::string& bytes) {
    strings_.push_back(bytes);
    if (section_ == "begincodespacerange" && strings_.size() == 2) {
      font_.code_bytes_ = std::clamp<size_t>(bytes.size(), 1, 4);
      strings_.clear();
    } else if (section_ == "beginbfchar" && strings_.size() == 2) {
      add(code_of(strings_[0]), code_of(strings_[0]), bytes);
      strings_.clear();
    } else if (section_ == "beginbfrange" && strings_.size() == 3) {
      const uint32_t first = code_of(strings_[0]);
      add(first, in_array_ ? first : code_of(strings_[1]), bytes);
      strings_.resize(in_array_ ? 2 : 0);
      if (in_array_) next_code(first);
    }
  }

  /// In an array each string is for one code; the first string of the range counts them.
  void next_code(uint32_t code) {
    std::string& bytes = strings_[0];
    ++code;
    for (size_t i = bytes.size(); i-- > 0; code >>= 8) bytes[i] = static_cast<char>(code & 0xFF);
  }

  void add(uint32_t first, uint32_t last, const std::string& utf16) {
    if (last >= first) font_.ranges_[first] = {last, utf16};
  }

  PdfFont& font_;
  std::string section_;
  std::vector<std::string> strings_;
  bool in_array_ = false;
};

PdfFont PdfFont::from_cmap(const std::string& cmap) {
  PdfFont font;
  font.mapped_ = true;
  CmapReader reader(font);
  for_each_token(cmap, [&](const QPDFTokenizer::Token& token) {
    reader.take(token);
    return true;
  });
  return font;
}

PdfFont PdfFont::unknown() {
  PdfFont font;
  font.mapped_ = true;
  font.code_bytes_ = 2;
  return font;
}

void PdfFont::append_mapped(std::string& text, const Range& range, uint32_t offset) const {
  std::string utf16 = range.first_utf16;
  if (utf16.size() < 2) return;
  const size_t unit = utf16.size() - 2;
  const uint32_t last = code_of(std::string_view(utf16).substr(unit)) + offset;
  utf16[unit] = static_cast<char>(last >> 8 & 0xFF);
  utf16[unit + 1] = static_cast<char>(last & 0xFF);
  append_apart(text, QUtil::utf16_to_utf8(utf16));
}

bool PdfFont::append(std::string& text, std::string_view codes) const {
  bool all_known = true;
  for (size_t at = 0; at < codes.size(); at += code_bytes_) {
    const uint32_t code = code_of(codes.substr(at, code_bytes_));
    if (!mapped_) {
      append_utf8(text, code);
      continue;
    }
    const auto after = ranges_.upper_bound(code);
    if (after == ranges_.begin() || std::prev(after)->second.last < code) {
      all_known = false;
      continue;
    }
    append_mapped(text, std::prev(after)->second, code - std::prev(after)->first);
  }
  return all_known;
}

PdfFont::Extent PdfFont::extent(std::string_view codes) const {
  Extent extent{0, 0, 0.0};
  for (size_t at = 0; at < codes.size(); at += code_bytes_) {
    const uint32_t code = code_of(codes.substr(at, code_bytes_));
    const auto own = widths_.find(code);
    const std::optional<double> width =
        own == widths_.end() ? width_of_others_ : std::optional<double>(own->second);
    ++extent.codes;
    if (code_bytes_ == 1 && code == ' ') ++extent.blanks;
    extent.width =
        extent.width && width ? std::optional<double>(*extent.width + *width) : std::nullopt;
  }
  return extent;
}

}  // namespace plumbline::archive
